using System.Globalization;
using System.Text.RegularExpressions;
using OrleansResume.Grains.Analyses.Scoring.Words;

namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>Years of experience that a job requires.</summary>
/// <param name="Years">1 to 30.</param>
/// <param name="Quote">The sentence that says so.</param>
internal sealed record YearsAsked(int Years, string Quote)
{
    private static readonly Regex Asked = Patterns.Make(
        @"\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen)\s*(?:\(\d{1,2}\))?\s*\+?\s*(?:(?:-|–|" +
        @"to)\s*\d{1,2}\s*\+?\s*)?(?:years?|yrs?)\b");

    private static readonly string[] Numbers =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"];

    private static readonly Regex Experience = Patterns.Make(@"\b(?:experience|years?'?’? of|background|working (?:with|in|as))\b");

    // "Two years in sales": enough in a list of requirements, not in a company's history.
    private static readonly Regex Doing = Patterns.Make(@"\b(?:years?|yrs?)['’]? (?:in|as|with|[a-z]+ing)\b");

    /// <summary>The most that a required sentence asks for; null where none does.</summary>
    public static YearsAsked? Of(string job)
    {
        YearsAsked? most = null;
        foreach (var sentence in JobReader.Read(job).Where(s => !s.Preferred))
        {
            var text = sentence.Place.Of(job);
            if (!Experience.IsMatch(text) && !(sentence.Listed && Doing.IsMatch(text))) continue;
            foreach (var place in Asked.Places(text))
            {
                // "3-5 years": three will do.
                var number = new string([.. text[place.Start..place.End].TakeWhile(char.IsLetterOrDigit)]).ToLowerInvariant();
                var years = int.TryParse(number, CultureInfo.InvariantCulture, out var digits) ? digits : Array.IndexOf(Numbers, number) + 1;
                if (years is >= 1 and <= 30 && years > (most?.Years ?? 0)) most = new YearsAsked(years, sentence.Quote);
            }
        }

        return most;
    }
}
