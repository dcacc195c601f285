using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Dates;

/// <summary>How a whole text writes what a single date leaves open: 01/03/2019, and 2011-12.</summary>
/// <param name="DayFirst">Days come before months, told by a number over 12; null where no date tells, or they disagree.</param>
/// <param name="IsoMonths">2019-03 stands somewhere, which can only be a month: so 2011-12 is one too, and no academic year.</param>
internal sealed record DateHabits(bool? DayFirst, bool IsoMonths)
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex _slashed = new(@"\b(?<a>[0-9]{1,2})[/\-](?<b>[0-9]{1,2})[/\-](19|20)[0-9][0-9]\b", Options);
    private static readonly Regex _month = new(@"\b(19|20)(?<year>[0-9][0-9])[\-/](?<month>0[1-9]|1[0-2])\b", Options);

    /// <summary>Reads the text once.</summary>
    public static DateHabits Of(string text)
    {
        var (dayFirst, monthFirst) = (false, false);
        foreach (Match match in _slashed.Matches(text))
        {
            dayFirst |= Number(match.Groups["a"]) > 12;
            monthFirst |= Number(match.Groups["b"]) > 12;
        }

        var iso = _month.Matches(text).Any(match => (Number(match.Groups["year"]) + 1) % 100 != Number(match.Groups["month"]));
        return new DateHabits(dayFirst == monthFirst ? null : dayFirst, iso);
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}
