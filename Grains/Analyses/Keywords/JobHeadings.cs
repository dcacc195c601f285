using System.Text.RegularExpressions;
using OrleansResume.Grains.Analyses.Scoring.Words;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>What a part of a job description is about.</summary>
internal enum JobPart
{
    Neutral = 0,
    Required = 1,
    Preferred = 2,
    Boilerplate = 3,
}

/// <summary>Tells the headings of a job description from its lines, and what they are about.</summary>
internal static class JobHeadings
{
    private static readonly Regex PreferredHeading = Patterns.Make(
        @"\b(?:nice[ -]to[ -]haves?|preferred|bonus|desirable|desired|good to have|pluses|plus points|optional|it'?s a plus|" +
        @"extra credit|would be great)\b|^\W*(?:a )?plus(?:es)?\W*$");

    private static readonly Regex RequiredHeading = Patterns.Make(
        @"\b(?:requirements?|required|qualifications?|must[ -]haves?|essential|minimum|what you(?:'ll|’ll| will)? (?:need|bring|" +
        @"have)|what we(?:'re|’re| are) looking for|" +
        @"who you are|you have|you should have|you need|if you|ideal candidate|we'?re looking for|we are looking for|" +
        @"your (?:profile|background|skills)|about you|skills|experience|competenc(?:ies|es)|you bring|" +
        @"person specification|licen[sc]es|certifications?|education)\b");

    private static readonly Regex NeutralHeading = Patterns.Make(
        @"\b(?:responsibilit(?:y|ies)|duties|what you(?:'ll|’ll| will)? (?:do|be doing)|the (?:role|job|position|opportunity)|" +
        @"about (?:the|this) (?:role|job|position|opportunity)|" +
        @"job (?:description|summary|purpose)|overview|tasks|day[ -]to[ -]day|key activities|tech(?:nology)? stack|tools)\b");

    private static readonly Regex BoilerplateHeading = Patterns.Make(
        @"\b(?:benefits|perks|what we offer|we offer|about us|about the company|who we are|our (?:company|values|mission|" +
        @"culture|story|benefits|commitment)|compensation|salary|pay|" +
        @"equal (?:opportunity|employment)|diversity|eeo|legal|how to apply|application process|to apply|hiring process|privacy|" +
        @"why (?:join|work|us)|what(?:'s|’s| is) in it for you|" +
        @"additional information|disclaimer|contact)\b|^\W*about \S+(?: \S+)?\W*$");

    /// <summary>A line that is a heading, or the heading before its colon; null for others.</summary>
    public static Stretch? Of(string job, Stretch line)
    {
        var text = line.Of(job);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var head = (colon >= 0 ? text[..colon] : text).Trim('*', '#', '_', ' ', '=');
        var words = Tokens.Count(head);
        if (words == 0 || words > (colon == text.Length - 1 ? 9 : 7)) return null;
        var alone = colon < 0 || colon >= text.Length - 3;
        var ends = text[^1] is '.' or ',' or ';' or '!';
        if (colon < 0 && (ends || IsItem(job, line) || words > 6 || text.Contains(',', StringComparison.Ordinal))) return null;
        if (alone && colon >= 0) return line;

        var known = Known(head) is not null;
        if (colon >= 0) return known ? new Stretch(line.Start, line.Start + colon + 1) : null;
        // Without a colon a short line is a heading only by its words: "Python and SQL" is an item.
        return known && !SkillWords(head) ? line : null;
    }

    // "5 years experience", "four years of experience" and "Java experience" name a requirement; headings name none.
    private static bool SkillWords(string head)
    {
        if (head.Any(char.IsAsciiDigit) || head.Contains("year", StringComparison.OrdinalIgnoreCase)) return true;
        var tokens = Token.Of(head);
        return PreferredHeading.IsMatch(head) ? Lexicon.Index.In(head, tokens).Any() && RequiredHeading.IsMatch(head) is false
            : Lexicon.Index.In(head, tokens).Any();
    }

    /// <summary>The part that a heading begins; one of unknown words ends boilerplate and nothing else.</summary>
    public static JobPart Named(string heading, JobPart current) => Known(heading) ?? (current == JobPart.Boilerplate ? JobPart.Neutral : current);

    private static JobPart? Known(string heading) =>
        PreferredHeading.IsMatch(heading) ? JobPart.Preferred
        : BoilerplateHeading.IsMatch(heading) && !RequiredHeading.IsMatch(heading) && !NeutralHeading.IsMatch(heading) ? JobPart.Boilerplate
        : RequiredHeading.IsMatch(heading) ? JobPart.Required
        : NeutralHeading.IsMatch(heading) ? JobPart.Neutral
        : null;

    private static bool IsItem(string job, Stretch line)
    {
        var start = line.Start;
        while (start > 0 && job[start - 1] is ' ' or '\t' or '-' or '*' or '•' or '·' or '●' or '▪' or '–')
        {
            if (job[start - 1] is not (' ' or '\t')) return true;
            start--;
        }

        return false;
    }
}
