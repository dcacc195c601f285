using System.Buffers;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Moves the rest of a word that a line's end cut up to its beginning.</summary>
internal static class Hyphenation
{
    private const char Soft = '\u00AD';

    // Parts of compounds that are written with a hyphen wherever they stand, and that seldom begin or end a word that is cut.
    private static readonly HashSet<string> Firsts = new(StringComparer.OrdinalIgnoreCase)
    {
        "award", "best", "client", "closed", "cloud", "cost", "cross", "customer", "cutting", "day", "decision", "e", "early", "face",
        "fast", "first", "five", "four", "full", "fully", "hands", "high", "industry", "long", "low", "mission", "mixed", "non", "one",
        "open", "peer", "problem", "production", "results", "second", "self", "semi", "server", "single", "six", "third", "three", "two",
        "user", "well", "world", "year",
    };

    private static readonly HashSet<string> Seconds = new(StringComparer.OrdinalIgnoreCase)
    {
        "aware", "based", "centric", "commerce", "driven", "edge", "efficient", "end", "facing", "first", "focused", "free", "friendly",
        "functional", "generation", "grade", "house", "intensive", "learning", "level", "native", "of", "on", "oriented", "party",
        "performance", "performing", "platform", "profit", "quality", "ready", "related", "sale", "scale", "sensitive", "side", "site",
        "source", "speaking", "specific", "stack", "standing", "tech", "tenant", "term", "the", "threaded", "tier", "time", "to", "up",
        "wide", "winning",
    };

    // "short- and long-term": the hyphen stands for what both share.
    private static readonly HashSet<string> Conjunctions = new(StringComparer.OrdinalIgnoreCase) { "and", "or", "und", "oder", "et", "ou", "y" };

    private static readonly SearchValues<char> SignsOfAddress = SearchValues.Create("/@._");

    /// <summary>Lines of one column. A line of which nothing stays is left out.</summary>
    public static List<PageLine> Undone(List<PageLine> lines)
    {
        var joined = new List<PageLine>(lines.Count);
        foreach (var next in lines)
        {
            var line = next;
            if (joined.Count > 0 && Rest(joined[^1], next) is > 0 and var rest)
            {
                joined[^1] = joined[^1] with { Text = Joined(joined[^1].Text, next.Text[..rest]) };
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
        var length = space < 0 ? next.Text.Length : space;
        return text[^1] is not Soft && Conjunctions.Contains(next.Text[..length]) ? 0 : length;
    }

    private static string Joined(string text, string rest)
    {
        var word = text[(text.LastIndexOf(' ') + 1)..^1];
        var second = rest.TrimEnd('.', ',', ';', ':', ')');
        var isCompound = text[^1] is not Soft
            && (IsAddress(word) || IsAddress(second) || Firsts.Contains(word) || Seconds.Contains(second) || word.Contains('-', StringComparison.Ordinal) || second.Contains('-', StringComparison.Ordinal));
        return isCompound ? text[..^1] + '-' + rest : text[..^1] + rest;
    }

    /// <summary>A hyphen of an address is a part of it: "example.com/in/ada-".</summary>
    private static bool IsAddress(string word) => word.AsSpan().ContainsAny(SignsOfAddress);

    private static PageLine WithoutSoft(PageLine line) => line with
    {
        Text = line.Text.Replace("\u00AD", "", StringComparison.Ordinal),
        Layout = line.Layout with { Breaks = [.. line.Layout.Breaks.Select(at => at - line.Text.AsSpan(0, at).Count(Soft))] },
    };
}
