using System.Globalization;

namespace OrleansResume.Grains.Resumes.Dates;

/// <summary>One end of a range, as it is written, taken apart into its words and numbers.</summary>
internal sealed class DatePoint
{
    private readonly List<string> _numbers = [];
    private readonly bool _isQuarter;
    private readonly (int Number, int Length)? _month;

    private DatePoint(string written)
    {
        for (var i = 0; i < written.Length;)
        {
            var (start, kind) = (i, Kind(written[i]));
            while (i < written.Length && Kind(written[i]) == kind)
            {
                i++;
            }

            var part = written[start..i];
            if (kind == 1)
            {
                _numbers.Add(part);
            }
            else if (kind == 2)
            {
                _isQuarter |= part is "q" or "Q";
                _month ??= DateWords.Month(part) is { } month ? (month, part.Length) : null;
            }
        }

        IsDotted = written.Contains('.', StringComparison.Ordinal);
    }

    /// <summary>Whether the day comes first: true or false where the numbers tell, null for 01/03/2019 and for what has no such numbers.</summary>
    public bool? DayFirst => !IsNumericDay ? null
        : Number(0) > 12 ? true
        : Number(1) > 12 ? false
        : IsDotted ? true
        : null;

    /// <summary>Its year has four digits.</summary>
    public bool HasCentury => _numbers.Exists(number => number.Length == 4);

    private bool IsDotted { get; }

    private bool IsNumericDay => _month is null && _numbers is [{ Length: <= 2 }, { Length: <= 2 }, { Length: 4 }];

    /// <summary>Takes a piece of text apart.</summary>
    public static DatePoint Of(string written) => new(written);

    /// <summary>The date and the form that it is written in; null where the numbers are no date.</summary>
    /// <param name="dayFirst">What to make of 01/03/2019; null: its year alone is known.</param>
    /// <param name="year">The year of what is written without one, such as "May" before "– Aug 2019".</param>
    public (PartialDate Date, string Form)? Read(bool? dayFirst, int? year = null)
    {
        if (_month is { } month)
        {
            return Named(month.Number, month.Length <= 4 ? "MMM" : "MMMM", year);
        }

        if (_isQuarter)
        {
            return _numbers is [{ Length: 1 }, _] ? (new PartialDate(Number(1), ((Number(0) - 1) * 3) + 1), "Qn YYYY")
                : _numbers is [_, { Length: 1 }] ? (new PartialDate(Number(0), ((Number(1) - 1) * 3) + 1), "Qn YYYY")
                : null;
        }

        return _numbers switch
        {
            [{ Length: 4 }] => (new PartialDate(Number(0)), "YYYY"),
            [{ Length: <= 2 }, { Length: 4 }] => (Of(Number(1), Number(0)), "MM/YYYY"),
            [{ Length: 4 }, { Length: 2 }] => (Of(Number(0), Number(1)), "YYYY-MM"),
            [{ Length: 4 }, { Length: 2 }, { Length: 2 }] => (Of(Number(0), Number(1), Number(2)), "YYYY-MM-DD"),
            [{ Length: <= 2 }, { Length: 2 }] => (Of(Short(1), Number(0)), "MM/YY"),
            [{ Length: <= 2 }, { Length: <= 2 }, { Length: 4 }] => (dayFirst switch
            {
                true => Of(Number(2), Number(1), Number(0)),
                false => Of(Number(2), Number(0), Number(1)),
                null => new PartialDate(Number(2)),
            }, "DD/MM/YYYY"),
            _ => null,
        };
    }

    // "Jan 2019", "1 Jan 2019", "January 1st, 2019", "Jan '19", "Jan-19".
    private (PartialDate Date, string Form)? Named(int month, string form, int? year)
    {
        var full = _numbers.FindIndex(number => number.Length == 4);
        if (full >= 0)
        {
            return _numbers is [_, _] ? (Of(Number(full), month, Number(1 - full)), $"D {form} YYYY") : (new PartialDate(Number(full), month), $"{form} YYYY");
        }

        return _numbers is [{ Length: 2 }] ? (new PartialDate(Short(0), month), $"{form} YYYY")
            : year is { } told && _numbers is [] ? (new PartialDate(told, month), $"{form} YYYY")
            : null;
    }

    // What the calendar does not have is not told.
    private static PartialDate Of(int year, int month, int? day = null) => month is < 1 or > 12 ? new PartialDate(year)
        : day is >= 1 and var known && known <= DateTime.DaysInMonth(year, month) ? new PartialDate(year, month, known)
        : new PartialDate(year, month);

    private int Number(int index) => int.Parse(_numbers[index], NumberStyles.None, CultureInfo.InvariantCulture);

    // "'19": in this century, since nobody's career of today began in 1919.
    private int Short(int index) => Number(index) is var number && number > 60 ? 1900 + number : 2000 + number;

    private static int Kind(char c) => char.IsAsciiDigit(c) ? 1 : char.IsLetter(c) ? 2 : 0;
}
