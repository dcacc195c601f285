namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Moves the rest of a word that a line's end cut up to its beginning.</summary>
internal static class Hyphenation
{
    private const char Soft = '\u00AD';

    // First parts of compounds that are written with a hyphen wherever they stand.
    private static readonly HashSet<string> Compounds = new(StringComparer.OrdinalIgnoreCase)
    {
        "all", "award", "back", "best", "client", "closed", "cloud", "co", "cost", "cross", "customer", "cutting", "data", "day",
        "decision", "deep", "e", "early", "end", "ex", "event", "face", "fast", "first", "five", "four", "front", "full", "fully",
        "hands", "hard", "high", "in", "industry", "key", "large", "lead", "life", "long", "low", "market", "mid", "mission", "mixed",
        "multi", "near", "no", "non", "off", "on", "one", "open", "part", "peer", "per", "point", "post", "pre", "problem", "production",
        "project", "real", "results", "self", "semi", "senior", "server", "short", "single", "six", "small", "soft", "state", "sub",
        "team", "test", "third", "three", "time", "top", "two", "user", "value", "web", "well", "well", "work", "world", "year", "zero",
    };

    /// <summary>Lines of one column. A line of which nothing stays is left out.</summary>
    public static List<PageLine> Undone(List<PageLine> lines)
    {
        var joined = new List<PageLine>(lines.Count);
        foreach (var next in lines)
        {
            var line = next;
            if (joined.Count > 0 && Rest(joined[^1], next) is > 0 and var rest)
            {
                joined[^1] = joined[^1] with { Text = Start(joined[^1].Text) + next.Text[..rest] };
                var cut = Math.Min(rest + 1, next.Text.Length);
                line = next with { Text = next.Text[cut..], Layout = next.Layout with { Breaks = [.. next.Layout.Breaks.Select(at => at - cut).Where(at => at > 0)] } };
            }

            if (line.Text.Length > 0)
                joined.Add(line);
        }

        return joined.ConvertAll(line => line.Text.Contains(Soft, StringComparison.Ordinal) ? WithoutSoft(line) : line);
    }

    /// <summary>Length of what the next line begins with of the word; 0 where no word is cut.</summary>
    private static int Rest(PageLine line, PageLine next)
    {
        var text = line.Text;
        if (text.Length < 3 || text[^1] is not ('-' or '\u2010' or Soft) || !char.IsLetter(text[^2]) || !char.IsLower(next.Text[0]))
            return 0;
        if (next.Layout.Kind is LineKind.ListItem || Math.Abs(line.Size - next.Size) > 1)
            return 0;

        var space = next.Text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? next.Text.Length : space;
    }

    private static string Start(string text)
    {
        var start = text.LastIndexOf(' ') + 1;
        var word = text[start..^1];
        return text[^1] is not Soft && (Compounds.Contains(word) || word.Contains('-', StringComparison.Ordinal)) ? text[..^1] + '-' : text[..^1];
    }

    private static PageLine WithoutSoft(PageLine line) => line with
    {
        Text = line.Text.Replace("\u00AD", "", StringComparison.Ordinal),
        Layout = line.Layout with { Breaks = [.. line.Layout.Breaks.Select(at => at - line.Text.AsSpan(0, at).Count(Soft))] },
    };
}
