using System.Globalization;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>Numbers in sentences.</summary>
internal static class Count
{
    private static readonly string[] Small = ["no", "one", "two", "three", "four", "five"];

    /// <summary>"1 bullet", "2 bullets".</summary>
    public static string Of(int number, string singular, string? plural = null) =>
        $"{number} {(number == 1 ? singular : plural ?? singular + "s")}";

    /// <summary>Up to five in letters.</summary>
    public static string Word(int number) => number < Small.Length ? Small[number] : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The form that goes with a number.</summary>
    public static string Form(int number, string singular, string plural) => number == 1 ? singular : plural;

    /// <summary>"5 years 2 months".</summary>
    public static string Months(int months) => (months / 12, months % 12) switch
    {
        (0, var m) => Of(m, "month"),
        (var y, 0) => Of(y, "year"),
        var (y, m) => $"{Of(y, "year")} {Of(m, "month")}",
    };

    /// <summary>Quoted, in a list: “a”, “b” and “c”, cut at <paramref name="most"/> with how many more there are.</summary>
    public static string List(IReadOnlyList<string> items, int most = 8)
    {
        var shown = items.Take(most).Select(i => $"“{i}”").ToList();
        if (items.Count > most) shown.Add($"{items.Count - most} more");
        return shown.Count <= 1 ? string.Concat(shown) : $"{string.Join(", ", shown.SkipLast(1))} and {shown[^1]}";
    }
}
