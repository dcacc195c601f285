using System.Globalization;
using System.Text.RegularExpressions;
using OrleansResume.Grains.Analyses.Scoring.Words;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>Years of experience that a job asks for.</summary>
/// <param name="Years">1 to 30.</param>
/// <param name="Quote">The sentence that says so.</param>
/// <param name="Preferred">It would be nice, but is not required.</param>
/// <param name="Term">In what, as the job says it; null for experience as a whole.</param>
internal sealed record YearsAsked(int Years, string Quote, bool Preferred, string? Term)
{
    private static readonly Regex Asked = Patterns.Make(
        @"\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen)\s*(?:\(\d{1,2}\))?\s*\+?\s*(?:(?:-|–|" +
        @"to)\s*\d{1,2}\s*\+?\s*)?(?:years?|yrs?)\b");

    // What says of years what they are stands beside them.
    private const int Near = 80;

    private static readonly string[] Numbers =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"];

    private static readonly Regex Experience = Patterns.Make(@"\b(?:experience|years?'?’? of|background|working (?:with|in|as))\b");

    // "Two years in sales": enough in a list of requirements, not in a company's history.
    private static readonly Regex Doing = Patterns.Make(@"\b(?:years?|yrs?)['’]? (?:in|as|with|[a-z]+ing)\b");

    // "18 years of age", "21 years or older": an age, whatever else the sentence asks for.
    private static readonly Regex Age = Patterns.Make(@"^['’]?\s*(?:of age|old|or (?:older|over)|and (?:older|over)|in business)\b");
    // "A degree or six years of equivalent experience": instead of it, not on top.
    private static readonly Regex InsteadBefore = Patterns.Make(@"\bor (?:at least )?$");
    private static readonly Regex Equivalent = Patterns.Make(@"^['’]?(?: of)? (?:equivalent|comparable)\b");

    private static readonly Regex AgeBefore = Patterns.Make(@"\b(?:aged?(?: of)?|at the age of)\s+$");

    // Outside of a list of requirements a company tells of its own years: only what speaks to the reader asks for theirs.
    private static readonly Regex Asks = Patterns.Make(
        @"\b(?:must|required?|requires|requirements?|needs?|needed|essential|mandatory|minimum|at least|necessary|you|your|candidates?|applicants?|" +
        @"looking for|seeking|someone|somebody)\b");

    // "Our engineers have 50 years of combined experience", under any heading.
    private static readonly Regex Own = Patterns.Make(@"\b(?:combined|collective|in business|(?:we|our (?:company|team|firm|people)) (?:have|has|bring|brings))\b");

    private static readonly Regex Of = Patterns.Make(
        @"^['’]?\s*(?:of\s+)?(?:(?:hands[- ]on|professional|practical|proven|relevant|recent|commercial|industry|solid|strong|prior|work|working)\s+)*" +
        @"(?:(?:experience|background|working|work|developing|programming|building)\s+)?(?:(?:with|in|of|using|on|as)\s+)?(?:an?\s+|the\s+)?$");

    /// <summary>The most that a required sentence asks for; null where none does.</summary>
    public static YearsAsked? Most(IReadOnlyList<YearsAsked> asked) => asked.Where(a => !a.Preferred).MaxBy(a => a.Years);

    /// <summary>All that a job asks for, in its order.</summary>
    public static IReadOnlyList<YearsAsked> All(string job, WorkBudget? work = null)
    {
        var asked = new List<YearsAsked>();
        var own = OwnAcronyms.Of(job);
        foreach (var sentence in JobReader.Read(job, work))
        {
            work?.Spend(1 + sentence.Place.Length);
            var text = sentence.Place.Of(job);
            if (!Experience.IsMatch(text) && !(sentence.Listed && Doing.IsMatch(text))) continue;
            if (Own.IsMatch(text)) continue;
            var mentions = Mentions.In(job, sentence, own);
            bool? asks = null;
            foreach (var place in Asked.Places(text))
            {
                var (before, behind) = (text[Math.Max(0, place.Start - Near)..place.Start], text[place.End..Math.Min(text.Length, place.End + Near)]);
                if (Age.IsMatch(behind) || AgeBefore.IsMatch(before)) continue;
                if (InsteadBefore.IsMatch(before) && Equivalent.IsMatch(behind)) continue;
                // "5+ years of experience in logistics" alone is a requirement as well.
                if (!sentence.Listed && place.Start > 0 && !(asks ??= Asks.IsMatch(text))) continue;
                var years = Number(text[place.Start..place.End]);
                if (years is < 1 or > 30) continue;
                var term = TermBehind(job, sentence.Place.Start + place.End, mentions);
                var known = asked.FindIndex(a => a.Years == years && a.Term == term);
                if (known < 0) asked.Add(new YearsAsked(years, sentence.Quote, sentence.Preferred, term));
                else if (asked[known].Preferred && !sentence.Preferred) asked[known] = asked[known] with { Preferred = false, Quote = sentence.Quote };
            }
        }

        return asked;
    }

    // "3-5 years": three will do.
    private static int Number(string written)
    {
        var number = new string([.. written.TakeWhile(char.IsLetterOrDigit)]).ToLowerInvariant();
        return int.TryParse(number, CultureInfo.InvariantCulture, out var digits) ? digits : Array.IndexOf(Numbers, number) + 1;
    }

    // "5 years of Python", "3 years of hands-on experience with Kafka": the term that follows at once.
    private static string? TermBehind(string job, int behind, IReadOnlyList<Mention> mentions) =>
        mentions.FirstOrDefault(m => m.Start >= behind) is { } next && Of.IsMatch(job[behind..next.Start]) ? job[next.Start..next.End] : null;
}
