using System.Globalization;
using CsCheck;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Tests.Resumes.Dates;

/// <summary>Dates as people write them.</summary>
public sealed class DateReaderTests
{
    private static readonly string[] _months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] _meses = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];
    private static readonly string[] _monate = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
    private static readonly string[] _separators = [" - ", "-", " – ", "–", " — ", " to ", " until ", " -- ", " bis ", " → "];

    // How a date is printed, and what of it can be read back: year, month or day.
    private static readonly (Func<PartialDate, string> Print, int Parts)[] _forms =
    [
        (date => Say($"{date.Year}"), 1),
        (date => Say($"{_months[Index(date)]} {date.Year}"), 2),
        (date => Say($"{_months[Index(date)][..3]} {date.Year}"), 2),
        (date => Say($"{_months[Index(date)][..3]}. {date.Year}"), 2),
        (date => Say($"{_months[Index(date)][..3].ToUpperInvariant()}, {date.Year}"), 2),
        (date => Say($"{_months[Index(date)][..3]}-{date.Year}"), 2),
        (date => Say($"{_months[Index(date)][..3]} ’{date.Year % 100:D2}"), 2),
        (date => Say($"{_monate[Index(date)]} {date.Year}"), 2),
        (date => Say($"{_meses[Index(date)]} de {date.Year}"), 2),
        (date => Say($"{date.Month:D2}/{date.Year}"), 2),
        (date => Say($"{date.Month}/{date.Year}"), 2),
        (date => Say($"{date.Month:D2}.{date.Year}"), 2),
        (date => Say($"{date.Month:D2}-{date.Year}"), 2),
        (date => Say($"{date.Year}-{date.Month:D2}"), 2),
        (date => Say($"{date.Year}/{date.Month:D2}"), 2),
        (date => Say($"{date.Month:D2}/{date.Year % 100:D2}"), 2),
        (date => Say($"{date.Day:D2}.{date.Month:D2}.{date.Year}"), 3),
        (date => Say($"{date.Day}.{date.Month}.{date.Year}"), 3),
        (date => Say($"{date.Year}-{date.Month:D2}-{date.Day:D2}"), 3),
        (date => Say($"{_months[Index(date)]} {date.Day}, {date.Year}"), 3),
        (date => Say($"{_months[Index(date)]} {Ordinal(date.Day!.Value)}, {date.Year}"), 3),
        (date => Say($"{date.Day} {_months[Index(date)][..3]} {date.Year}"), 3),
        (date => Say($"{Ordinal(date.Day!.Value)} {_months[Index(date)]} {date.Year}"), 3),
        (date => Say($"{date.Day}. {_monate[Index(date)]} {date.Year}"), 3),
    ];

    private static readonly Gen<PartialDate> _date = Gen.Select(Gen.Int[1970, 2030], Gen.Int[1, 12], Gen.Int[1, 28], (year, month, day) => new PartialDate(year, month, day));

    [Theory]
    [InlineData("01.03.2019 – 31.05.2021", "2019-03-01", "2021-05-31")]
    [InlineData("01/03/2019 - 31/05/2021", "2019-03-01", "2021-05-31")]
    [InlineData("03/01/2019 - 05/31/2021", "2019-03-01", "2021-05-31")]
    [InlineData("03-2019 - 05-2021", "2019-03", "2021-05")]
    [InlineData("Jan-2019 - Mar-2021", "2019-01", "2021-03")]
    [InlineData("Jan-19 - Mar-21", "2019-01", "2021-03")]
    [InlineData("03/19 – 05/21", "2019-03", "2021-05")]
    [InlineData("2019/20", "2019", "2020")]
    [InlineData("2019–21", "2019", "2021")]
    [InlineData("1999/2000", "1999", "2000")]
    [InlineData("2011-12", "2011", "2012")]
    [InlineData("2008-10", "2008-10", null)]
    [InlineData("Jan 2019 -- Mar 2021", "2019-01", "2021-03")]
    [InlineData("enero de 2019 – marzo de 2021", "2019-01", "2021-03")]
    [InlineData("enero de 2019 a marzo de 2021", "2019-01", "2021-03")]
    [InlineData("January 1st, 2019 – March 31st, 2021", "2019-01-01", "2021-03-31")]
    [InlineData("1er janvier 2019 au 31 mars 2021", "2019-01-01", "2021-03-31")]
    [InlineData("1. März 2019 bis 31. Mai 2021", "2019-03-01", "2021-05-31")]
    [InlineData("May – Aug 2019", "2019-05", "2019-08")]
    [InlineData("Q1 2019 – Q3 2020", "2019-01", "2020-07")]
    [InlineData("Engineer, Example Works (June 2015)", "2015-06", null)]
    [InlineData("01/03/2019", "2019", null)]
    [InlineData("31.02.2019", "2019-02", null)]
    public void Date_InACommonForm_IsRead(string line, string start, string? end)
    {
        var date = Assert.Single(Find(line));
        Assert.Equal((start, end, false), (date.Start?.ToString(), date.End?.ToString(), date.Current));
    }

    [Theory]
    [InlineData("Jan 2019 - till date", "2019-01")]
    [InlineData("Jan 2019 till date", "2019-01")]
    [InlineData("Jan 2019 - to present", "2019-01")]
    [InlineData("01/2019 – heute", "2019-01")]
    [InlineData("03/19 – Present", "2019-03")]
    [InlineData("enero de 2019 – actualidad", "2019-01")]
    [InlineData("janvier 2019 à ce jour", "2019-01")]
    [InlineData("seit 01.03.2019", "2019-03-01")]
    [InlineData("2019 - ongoing", "2019")]
    public void Range_ThatLasts_IsCurrentToItsEnd(string line, string start)
    {
        var date = Assert.Single(Find(line));
        Assert.Equal((start, null, true), (date.Start?.ToString(), date.End?.ToString(), date.Current));
        Assert.Equal(line, date.Place.Of(line));
    }

    [Theory]
    [InlineData("01/03/2019 – 04/05/2020\nBorn 25/12/1990", "2019-03-01")]
    [InlineData("01/03/2019 – 04/05/2020\nBorn 12/25/1990", "2019-01-03")]
    [InlineData("2011-12\n2014-05 – 2016-01", "2011-12")]
    public void Date_ThatLeavesItsOrderOpen_IsReadAsTheOthersAre(string text, string start)
    {
        var read = ResumeText.Of(text, new DocumentLayout());
        Assert.Equal(start, DateReader.Find(read, read.Lines[0].Place)[0].Start?.ToString());
    }

    [Theory]
    [InlineData("Served 2000% more")]
    [InlineData("(555) 123-2019")]
    [InlineData("$2019")]
    [InlineData("09.00 – 12.30")]
    [InlineData("Room 12/34")]
    [InlineData("٢٠١٩")]
    public void Number_ThatIsNoDate_IsNone(string line) => Assert.Empty(Find(line));

    [Fact]
    public void Range_ADayInTheFirstDate_IsNoYear()
    {
        var date = Assert.Single(Find("May 12 – June 15, 2019"));
        Assert.Equal(("2019-06-15", null), (date.Start?.ToString(), date.End?.ToString()));
    }

    [Fact]
    public void Range_PrintedInAnyForm_ReadsBackAsThatRange() => Gen.Select(_date, _date, Gen.Int[0, _forms.Length - 1], Gen.Int[0, _separators.Length - 1], Gen.Bool).Sample(
        (one, other, index, separator, current) =>
        {
            var (print, parts) = _forms[index];
            var (start, end) = string.CompareOrdinal(one.ToString(), other.ToString()) < 0 ? (one, other) : (other, one);
            var line = $"{print(start)}{_separators[separator]}{(current ? "Present" : print(end))}";

            var date = Assert.Single(Find(line));
            Assert.Equal(Cut(start, parts), date.Start);
            Assert.Equal(current ? null : Cut(end, parts), date.End);
            Assert.Equal((current, line), (date.Current, date.Place.Of(line)));
        },
        iter: 5000);

    [Fact]
    public void Find_AnyText_NeverThrowsAndNeverOverlaps() => Gen.OneOf(Gen.String, Gen.Char["0129-/.–’ JanMarqQ,"].Array[0, 40].Select(chars => new string(chars))).Sample(
        text =>
        {
            var dates = DateReader.Find(ResumeText.Of(text, new DocumentLayout()), new Stretch(0, text.Length));
            Assert.All(dates.Zip(dates.Skip(1)), pair => Assert.True(pair.First.Place.End <= pair.Second.Place.Start));
            Assert.All(dates, date => Assert.NotNull(date.Start));
        },
        iter: 20000);

    private static List<ParsedDate> Find(string line) => DateReader.Find(ResumeText.Of(line, new DocumentLayout()), new Stretch(0, line.Length));

    private static PartialDate Cut(PartialDate date, int parts) => new(date.Year, parts > 1 ? date.Month : null, parts > 2 ? date.Day : null);

    private static int Index(PartialDate date) => date.Month!.Value - 1;

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Ordinal(int day) => Say($"{day}{day switch { 1 or 21 or 31 => "st", 2 or 22 => "nd", 3 or 23 => "rd", _ => "th" }}");
}
