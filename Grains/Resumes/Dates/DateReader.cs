using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Dates;

/// <summary>
/// Finds dates and ranges in a line, in every form that people commonly write them: first the single dates, then which of them
/// are the two ends of one range.
/// </summary>
internal static class DateReader
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string Year = "(19[5-9][0-9]|20[0-9][0-9])";
    private const string Month = "(1[0-2]|0?[1-9])";
    private const string Day = "(3[01]|[12][0-9]|0?[1-9])";
    private const string Of = @"(\s+(de|del|of)\s+|[\-/]|\s*)";

    // The longer ones first, since 01.03.2019 holds 03.2019.
    private static readonly string _whole =
        $@"({Day}(\.|st|nd|rd|th|er|º)?{Of})?({DateWords.Months})\.?,?{Of}({Day}(st|nd|rd|th)?,?\s+)?({Year}|['’‘][0-9][0-9])"
        + $@"|{Day}[./\-]\s?{Day}[./\-]\s?{Year}|{Month}(\s?[/.]\s?|-){Year}|{Year}[\-/.](0[1-9]|1[0-2])([\-/.](3[01]|[12][0-9]|0[1-9]))?|q[1-4][\s\-/]*{Year}|{Year}[\s\-/]*q[1-4]|{Year}";

    // Without a century a number is a year only beside another, and a month has one only from the date behind it.
    private static readonly Regex _point = new(
        $@"\b((?<whole>{_whole})|(?<short>({DateWords.Months})\.?[\s\-/][0-9][0-9]|{Month}/[0-9][0-9])|(?<month>{DateWords.Months}))\b", Options);

    private static readonly Regex _to = new($@"^[.,;]?\s*({DateWords.To}|end( date)?|ende|fin):?\s*$", Options);
    private static readonly Regex _now = new($@"^[.,;]?\s*({DateWords.To}|end( date)?|ende|fin):?\s*(?<now>{DateWords.Current})\b", Options);
    private static readonly Regex _since = new($@"(^|[^\p{{L}}])(?<since>{DateWords.Since})\s+$", Options);

    private static readonly Regex _from = new($@"(^|[^\p{{L}}])(?<from>{DateWords.From}|start( date)?|beginn|début):?\s+$", Options);

    // 2019/20, 2019–21.
    private static readonly Regex _years = new($@"\b(?<a>{Year})(\s?[\-–—]\s?|/)(?<b>[0-9][0-9])\b", Options);

    private const int LongestLink = 40;

    /// <summary>The dates of a stretch of the text, left to right; they do not overlap.</summary>
    public static List<ParsedDate> Find(ResumeText text, Stretch place)
    {
        var dates = new List<ParsedDate>();
        text.Work.Spend(1 + place.Length);
        var line = place.Of(text.Text);
        if (!line.Any(char.IsAsciiDigit))
        {
            return dates;
        }

        var points = _point.Matches(line).ToList();
        var taken = new bool[line.Length];
        Ranges(line, place.Start, points, text.Habits, taken, dates);
        foreach (Match match in _years.Matches(line))
        {
            Add(line, match.Index, match.Index + match.Length, place.Start, taken, dates, found => Years(found, match, text.Habits));
        }

        foreach (var point in points.Where(point => point.Groups["whole"].Success))
        {
            var since = _since.Match(line[Math.Max(0, point.Index - LongestLink)..point.Index]) is { Success: true } word ? word.Groups["since"] : null;
            var start = since is null ? point.Index : Math.Max(0, point.Index - LongestLink) + since.Index;
            Add(line, start, point.Index + point.Length, place.Start, taken, dates, found => Single(found, point.Value, text.Habits, since is not null));
        }

        dates.Sort((a, b) => a.Place.Start.CompareTo(b.Place.Start));
        return dates;
    }

    private static void Ranges(string line, int offset, List<Match> points, DateHabits habits, bool[] taken, List<ParsedDate> dates)
    {
        for (var i = 0; i < points.Count; i++)
        {
            var (point, end) = (points[i], points[i].Index + points[i].Length);
            var next = i + 1 < points.Count && points[i + 1].Index - end <= LongestLink ? points[i + 1] : null;
            if (next is not null && Links(line[end..next.Index], point.Value, next.Value))
            {
                i += Add(line, From(line, point), next.Index + next.Length, offset, taken, dates, found => Range(found, point, next, habits)) ? 1 : 0;
            }
            else if (!point.Groups["month"].Success && _now.Match(line[end..Math.Min(line.Length, end + LongestLink)]) is { Success: true } now)
            {
                Add(line, From(line, point), end + now.Length, offset, taken, dates, found => Single(found, point.Value, habits, current: true));
            }
        }
    }

    // "from 2016 to 2019": the small word is the range's, not its neighbour's.
    private static int From(string line, Match point)
    {
        var start = Math.Max(0, point.Index - LongestLink);
        return _from.Match(line[start..point.Index]) is { Success: true } word ? start + word.Groups["from"].Index : point.Index;
    }

    private static bool Links(string between, string first, string second) =>
        _to.IsMatch(between) || (between.Trim() == "/" && first.Length == 4 && second.Length == 4 && first.All(char.IsAsciiDigit) && second.All(char.IsAsciiDigit));

    private static ParsedDate? Range(Stretch place, Match from, Match to, DateHabits habits)
    {
        var (first, second) = (DatePoint.Of(from.Value), DatePoint.Of(to.Value));
        var dayFirst = first.DayFirst ?? second.DayFirst ?? habits.DayFirst;
        if (second.Read(second.DayFirst ?? dayFirst) is not { } end || first.Read(dayFirst, end.Date.Year) is not { } start)
        {
            return null;
        }

        // "May 12 – June 15, 2019" tells days; and two digits that run backwards are no years.
        var isShort = from.Groups["short"].Success;
        return isShort && ((second.HasCentury && from.Value.Contains(' ', StringComparison.Ordinal)) || end.Date.Year < start.Date.Year) ? null
            : new ParsedDate(place, start.Date, end.Date, Current: false, end.Form == start.Form ? start.Form : $"{start.Form} – {end.Form}");
    }

    // An academic year, or the second year without its century; 2011-12 may also be a month.
    private static ParsedDate? Years(Stretch place, Match match, DateHabits habits)
    {
        var from = Number(match.Groups["a"]);
        var to = from - (from % 100) + Number(match.Groups["b"]);
        to += to < from ? 100 : 0;
        var couldBeMonth = Number(match.Groups["b"]) is >= 1 and <= 12 && match.Value is [_, _, _, _, '-' or '/', _, _];
        return to == from || to - from > 40 || (couldBeMonth && (to - from > 1 || habits.IsoMonths)) ? null
            : new ParsedDate(place, new PartialDate(from), new PartialDate(to), Current: false, "YYYY");
    }

    private static ParsedDate? Single(Stretch place, string written, DateHabits habits, bool current)
    {
        var point = DatePoint.Of(written);
        return point.Read(point.DayFirst ?? habits.DayFirst) is { } date ? new ParsedDate(place, date.Date, End: null, current, date.Form) : null;
    }

    private static bool Add(string line, int start, int end, int offset, bool[] taken, List<ParsedDate> dates, Func<Stretch, ParsedDate?> read)
    {
        var place = new Stretch(offset + start, offset + end);
        if (!StandsAlone(line, start, end) || taken.AsSpan(start, end - start).Contains(true) || read(place) is not { } date)
        {
            return false;
        }

        taken.AsSpan(start, end - start).Fill(true);
        dates.Add(date);
        return true;
    }

    // "$2019", "2019%" and "555-2019" hold no year.
    private static bool StandsAlone(string line, int start, int end)
    {
        var before = start > 0 ? line[start - 1] : ' ';
        var after = end < line.Length ? line[end] : ' ';
        return before is not ('$' or '€' or '£' or '#' or '+' or '-' or '.' or '/' or '_') && after is not ('%' or '/' or '_')
            && !(after is '-' or ',' or '.' && end + 1 < line.Length && char.IsAsciiDigit(line[end + 1]));
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}
