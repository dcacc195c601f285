using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Dates;

/// <summary>Finds dates and ranges in a line, in every form that people commonly write them.</summary>
internal static class DateReader
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string Year = @"(19[5-9]\d|20\d\d)";
    private static readonly string _point =
        $@"((\d{{1,2}}\.?\s+)?({DateWords.Months})\.?,?\s*(\d{{1,2}},\s*)?({Year}|['’]\d\d)|(0?[1-9]|1[0-2])\s?[/.]\s?{Year}|{Year}[-/.](0[1-9]|1[0-2])([-/.]\d\d)?|q[1-4]\s*{Year}|{Year})";

    private static readonly Regex _range = new(
        $@"\b(?<a>{_point})\s*({DateWords.To})\s*((?<b>{_point})|(?<now>{DateWords.Current}))\b", Options);

    private static readonly Regex _shortRange = new(
        $@"\b(?<a>{DateWords.Months})\.?\s*(-|–|—|to)\s*(?<b>({DateWords.Months})\.?,?\s*{Year})\b", Options);

    private static readonly Regex _since = new($@"\b({DateWords.Since})\s+(?<a>{_point})\b", Options);
    private static readonly Regex _single = new($@"\b(?<a>{_point})\b", Options);
    private static readonly Regex _year = new(Year, Options);

    /// <summary>The dates of a stretch of the text, left to right; they do not overlap.</summary>
    public static List<ParsedDate> Find(string text, Stretch place)
    {
        var dates = new List<ParsedDate>();
        var line = place.Of(text);
        foreach (var (pattern, current) in new[] { (_range, false), (_shortRange, false), (_since, true), (_single, false) })
        {
            foreach (Match match in pattern.Matches(line))
            {
                if (StandsAlone(line, match) && Read(match, place.Start, current) is { } date && !dates.Exists(other => Overlap(other.Place, date.Place)))
                {
                    dates.Add(date);
                }
            }
        }

        dates.Sort((a, b) => a.Place.Start.CompareTo(b.Place.Start));
        return dates;
    }

    private static ParsedDate? Read(Match match, int offset, bool current)
    {
        var end = match.Groups["b"] is { Success: true } b ? Point(b.Value) : null;
        var start = Point(match.Groups["a"].Value) ?? (end is { } known ? Point($"{match.Groups["a"].Value} {known.Date.Year.ToString(CultureInfo.InvariantCulture)}") : null);
        if (start is null)
        {
            return null;
        }

        var now = current || match.Groups["now"].Success;
        return new ParsedDate(
            new Stretch(offset + match.Index, offset + match.Index + match.Length),
            start.Value.Date,
            end?.Date,
            now,
            end is { } last && last.Form != start.Value.Form ? $"{start.Value.Form} – {last.Form}" : start.Value.Form);
    }

    private static (PartialDate Date, string Form)? Point(string text)
    {
        var year = _year.Match(text) is { Success: true } found
            ? int.Parse(found.Value, CultureInfo.InvariantCulture)
            : Abbreviated(text);
        if (year is not { } y)
        {
            return null;
        }

        var words = text.Split([' ', ',', '.', '’', '\''], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            if (DateWords.Month(word) is { } named)
            {
                var day = words.Where(part => part.Length <= 2 && char.IsAsciiDigit(part[0])).Select(part => int.Parse(part, CultureInfo.InvariantCulture)).FirstOrDefault();
                var form = word.Length <= 4 ? "MMM YYYY" : "MMMM YYYY";
                return day is >= 1 and <= 31 && _year.IsMatch(text) ? (new PartialDate(y, named, day), "D " + form) : (new PartialDate(y, named), form);
            }
        }

        var numbers = text.Split(['/', '.', '-', ' '], StringSplitOptions.RemoveEmptyEntries).Where(part => part.All(char.IsAsciiDigit)).ToList();
        if (text.StartsWith('q') || text.StartsWith('Q'))
        {
            return (new PartialDate(y, ((text[1] - '1') * 3) + 1), "Qn YYYY");
        }

        return numbers switch
        {
            [{ Length: <= 2 } month, { Length: 4 }] => (new PartialDate(y, int.Parse(month, CultureInfo.InvariantCulture)), "MM/YYYY"),
            [{ Length: 4 }, { Length: 2 } month, ..] => (new PartialDate(y, int.Parse(month, CultureInfo.InvariantCulture)), "YYYY-MM"),
            _ => (new PartialDate(y), "YYYY"),
        };
    }

    // "Mar '19": in this century, since nobody's career of today began in 1919.
    private static int? Abbreviated(string text)
    {
        var mark = text.LastIndexOfAny(['\'', '’']);
        return mark >= 0 && int.TryParse(text.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var short2)
            ? (short2 > 60 ? 1900 : 2000) + short2
            : null;
    }

    // "+49 2019 1234", "$2019" and "2019%" hold no year.
    private static bool StandsAlone(string line, Match match)
    {
        var before = match.Index > 0 ? line[match.Index - 1] : ' ';
        var end = match.Index + match.Length;
        var after = end < line.Length ? line[end] : ' ';
        return before is not ('$' or '€' or '£' or '#' or '+' or '-' or '.' or '/' or '_') && after is not ('%' or '/' or '_')
            && !(after == '-' && end + 1 < line.Length && char.IsAsciiDigit(line[end + 1]))
            && !(after == ',' && end + 1 < line.Length && char.IsAsciiDigit(line[end + 1]));
    }

    private static bool Overlap(Stretch a, Stretch b) => a.Start < b.End && b.Start < a.End;
}
