using System.Text.RegularExpressions;
using OrleansResume.Grains.Analyses.Scoring.Words;
using OrleansResume.Grains.Resumes;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Analyses.Scoring.Dates;

/// <summary>How a date is written, as an eye sees it: "Jan 2020", "January 2020", "Jan '20", "01/2020", "01.2020" and "Winter 2020" are six forms.</summary>
internal static class DateForm
{
    private static readonly Regex Point = Patterns.Make(
        @"q[1-4]\s?\d{4}|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2}\s?[/.]\s?\d{4}|(?:\d{1,2}\.?\s+)?\p{L}+\.?,?\s*(?:\d{1,2},\s*)?(?:\d{4}|['’]\d\d)|\d{4}");

    private static readonly string[] Seasons = ["spring", "summer", "autumn", "fall", "winter"];

    // As long as short: they tell no form.
    private static readonly string[] Both = ["may", "mai", "mei", "mars", "juni", "juli", "juin", "june", "july", "sept"];

    /// <summary>A year alone, which says less, but nothing against the others.</summary>
    public const string Year = "YYYY";

    /// <summary>The forms of a date's ends, each once; one that could be several is left out.</summary>
    public static IReadOnlyList<string> Of(string text, ParsedDate date) =>
        [.. Point.Places(date.Place.Of(text)).Select(p => Form(p.Of(date.Place.Of(text)))).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string? Form(string point)
    {
        if (point.All(char.IsAsciiDigit)) return point.Length == 4 ? Year : null;
        if (char.IsAsciiDigit(point[0]) && !point.Any(char.IsLetter))
        {
            var mark = point.First(c => !char.IsAsciiDigit(c) && c != ' ');
            return char.IsAsciiDigit(point[Math.Min(3, point.Length - 1)]) && point.IndexOf(mark, StringComparison.Ordinal) == 4 ? $"YYYY{mark}MM" : $"MM{mark}YYYY";
        }

        if (point[0] is 'q' or 'Q' && char.IsAsciiDigit(point[1])) return "Qn YYYY";
        var name = new string([.. point.SkipWhile(c => !char.IsLetter(c)).TakeWhile(char.IsLetter)]).ToLowerInvariant();
        var year = point.Contains('\'', StringComparison.Ordinal) || point.Contains('’', StringComparison.Ordinal) ? "'YY" : "YYYY";
        if (Seasons.Contains(name, StringComparer.Ordinal)) return $"season {year}";
        // "since 2019", "2018 to 2019": the word is none of the date's.
        if (DateWords.Month(name) is null) return Year;
        if (Both.Contains(name, StringComparer.Ordinal)) return null;
        var day = point.Count(char.IsAsciiDigit) > 4 ? "D " : "";
        return $"{day}{(name.Length <= 4 ? "MMM" : "MMMM")} {year}";
    }
}
