using System.Text.RegularExpressions;
using OrleansResume.Grains.Analyses.Keywords;
using OrleansResume.Grains.Analyses.Scoring.Words;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Experience;

/// <summary>
/// Whether a bullet carries a number that measures something. Years, dates, phone numbers and numbers that are part of a name
/// (Python 3, ISO 9001, Q3, S3) measure nothing.
/// </summary>
internal static class Metrics
{
    private static readonly Regex Number = Patterns.MakeCased(@"\d[\d.,]*");

    private static readonly Regex Worded = Patterns.Make(
        @"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|dozens?|hundreds?|" +
        @"thousands?|millions?|billions?|" +
        @"doubled|doubling|tripled|tripling|quadrupled|halved|halving|twice)\b");

    private static readonly Regex Phone = Patterns.MakeCased(@"\+?\(?\d{2,4}\)?(?:[ .-]\(?\d{2,5}\)?){2,5}");

    // What goes before a number that is part of a name.
    private static readonly Regex NameBefore = Patterns.Make(
        @"(?:\b(?:python|java|java ee|node|node\.js|kubernetes|k8s|terraform|spring boot|django|laravel|drupal|wordpress|android|ubuntu|debian|postgres|postgresql|" +
        @"mysql|mongodb|redis|kafka|elasticsearch|typescript|javascript|kotlin|xcode|blender|photoshop|autocad|" +
        @"version|windows|office|microsoft|iso|iec|angular|vue|react|php|html|css|ruby|rails|net|" +
        @"core|server|oracle|ios|android|" +
        @"phase|level|grade|tier|part|form|section|title|chapter|class|room|type|category|article|stage|rule|act|covid|web|" +
        @"industry|sap|ifrs|asc|model|unit|" +
        @"in|since|year|fy|from|until|till|during|by|summer|winter|spring|fall|autumn|" +
        @"jan|january|feb|february|mar|march|apr|april|may|jun|june|jul|july|aug|august|sep|sept|september|oct|october|nov|" +
        @"november|dec|december)\.?[ -]|#|\bno\. ?)$");

    // These stand before counts as well ("from 12 to 5", "by 30 people"), so they only make a year of four digits.
    private static readonly Regex OnlyBeforeYears = Patterns.Make(@"\b(?:in|since|year|from|until|till|during|by|may|march) $");

    private static readonly Regex Counted = Patterns.MakeCased(@"^\+? (?:[a-z-]+ )?[a-z]{2,}s\b");

    private static readonly Regex Ordinal = Patterns.MakeCased(@"^(?:st|nd|rd|th)\b");

    // A bullet that is longer is no bullet, and what stands around a number is near it: bounds for texts made to be slow.
    private const int Longest = 2000;
    private const int Near = 40;

    public static bool In(string bullet)
    {
        var text = (bullet.Length > Longest ? bullet[..Longest] : bullet).Replace('\n', ' ');
        if (Worded.IsMatch(text)) return true;
        var phones = Phone.Places(text).Where(p => p.Of(text).Count(char.IsAsciiDigit) >= 9).ToList();
        foreach (var place in Number.Places(text))
        {
            if (!phones.Any(p => place.Start >= p.Start && place.End <= p.End) && Measures(text, place)) return true;
        }

        return false;
    }

    private static bool Measures(string text, Stretch place)
    {
        var digits = place.Of(text).TrimEnd('.', ',');
        var before = text[Math.Max(0, place.Start - Near)..place.Start];
        var behind = place.Start + digits.Length;
        var after = text[behind..Math.Min(text.Length, behind + Near)];
        var last = before.Length > 0 ? before[^1] : ' ';
        if (char.IsLetter(last) || last == '_') return false;
        // "C++17", "401(k)", "3rd": names and ranks.
        if (last is '+' or '#' && before.Length > 1 && (char.IsLetter(before[^2]) || before[^2] == '+')) return false;
        if (after.StartsWith("(k)", StringComparison.OrdinalIgnoreCase) || after.StartsWith("(b)", StringComparison.OrdinalIgnoreCase)) return false;
        if (Ordinal.IsMatch(after) && !after[2..].StartsWith(" percentile", StringComparison.OrdinalIgnoreCase)) return false;
        if (last is '$' or '€' or '£' or '¥' or '₹') return true;
        if (after.StartsWith('%') || after.StartsWith(" %", StringComparison.Ordinal) || after.StartsWith(" percent", StringComparison.OrdinalIgnoreCase)) return true;
        if (digits is "24" && after.StartsWith("/7", StringComparison.Ordinal)) return false;
        if (digits is "7" && before.EndsWith("24/", StringComparison.Ordinal)) return false;
        if (last is '/' or '-' or '–' && before.Length > 1 && char.IsLetter(before[^2])) return false;

        // "Spring Boot 3.2", "on Postgres 15": the version of what is known as a skill, unless things are counted.
        if (IsVersion(digits) && IsBehindASkill(before) && !Counted.IsMatch(after)) return false;
        var year = IsYear(digits);
        if (year) return Counted.IsMatch(after) && !NameBefore.IsMatch(before) && !DateAround(before, after);
        if (DateAround(before, after)) return false;
        return !NameBefore.IsMatch(before) || OnlyBeforeYears.IsMatch(before);
    }

    private static bool IsVersion(string digits) => digits.Length <= 2 || digits.Contains('.', StringComparison.Ordinal);

    private static bool IsBehindASkill(string before)
    {
        var name = before.TrimEnd(' ');
        return name.Length < before.Length && Lexicon.Index.In(name, Token.Of(name)).Any(hit => hit.End == name.Length);
    }

    private static bool IsYear(string digits) =>
        digits.Length == 4 && digits.All(char.IsAsciiDigit) && (digits.StartsWith("19", StringComparison.Ordinal) || digits.StartsWith("20", StringComparison.Ordinal));

    // 05/2021, 2021-05, 2019–2021: the neighbour across the mark is a year.
    private static bool DateAround(string before, string after) =>
        (after.Length >= 5 && after[0] is '/' or '-' or '–' && IsYear(after[1..5]))
        || (before.Length >= 5 && before[^1] is '/' or '-' or '–' && IsYear(before[^5..^1]));
}
