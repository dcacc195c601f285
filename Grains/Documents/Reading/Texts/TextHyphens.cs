using System.Collections.Frozen;

namespace OrleansResume.Grains.Documents.Reading.Texts;

/// <summary>
/// Puts a word together that a line's end cut up, where it is plain that it did: by a soft hyphen, by an ending that is no word,
/// or because the text has the whole word elsewhere. Else both lines stay as they are: "short-" before "and long-term", addresses.
/// </summary>
internal static class TextHyphens
{
    private const char Soft = '\u00AD';
    private const int ShortestBeginning = 3;

    // Putting word behind word to one line would copy it each time; no line is as long that a width has broken.
    private const int LongestJoined = 1_000;

    private static readonly FrozenSet<string> Endings = new[]
    {
        "able", "ance", "ances", "ation", "ational", "ations", "bilities", "bility", "cation", "cations", "ed", "ence", "ences", "ers", "ible", "ing", "ings", "ities",
        "ity", "ive", "ization", "isation", "ly", "ment", "mental", "ments", "ness", "ous", "sion", "sions", "tion", "tional", "tions", "tive", "ture", "tures",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Lines, of which one goes where nothing stays of it.</summary>
    public static IReadOnlyList<string> Undone(string[] lines)
    {
        if (!lines.Any(line => IsCut(line.AsSpan().TrimEnd())))
        {
            return lines;
        }

        var words = Words(lines);
        var undone = new List<string>(lines.Length);
        foreach (var line in lines)
        {
            if (undone.Count > 0 && Joined(undone[^1].TrimEnd(), line, words) is var (whole, rest))
            {
                undone[^1] = whole;
                if (rest.Length > 0)
                {
                    undone.Add(rest);
                }
            }
            else
            {
                undone.Add(line);
            }
        }

        return undone;
    }

    private static bool IsCut(ReadOnlySpan<char> line) => line is [.., var before, '-' or '\u2010' or Soft] && char.IsLetter(before);

    private static (string Whole, string Remaining)? Joined(string line, string next, HashSet<string> words)
    {
        var indent = next.Length - next.TrimStart().Length;
        if (!IsCut(line) || line.Length > LongestJoined || next.Length == indent || !char.IsLower(next[indent]))
        {
            return null;
        }

        var first = line[(line.LastIndexOfAny([' ', '\t']) + 1)..^1];
        var length = next.AsSpan(indent).IndexOfAny(' ', '\t');
        var token = length < 0 ? next[indent..] : next.Substring(indent, length);
        var second = token.TrimEnd('.', ',', ';', ':', ')');
        // Part of an address, of a path, or of something else that is no word.
        if (first.Length < ShortestBeginning || !first.All(char.IsLetter) || !second.All(char.IsLetter))
        {
            return null;
        }

        var isWord = line[^1] == Soft || words.Contains(first + second) || (Endings.Contains(second) && !words.Contains($"{first}-{second}"));
        if (!isWord && !words.Contains($"{first}-{second}"))
        {
            return null;
        }

        var rest = next[(indent + token.Length)..].TrimStart();
        return ((isWord ? line[..^1] : line) + token, rest.Length > 0 ? next[..indent] + rest : "");
    }

    // With the hyphens within them, and without what is cut itself.
    private static HashSet<string> Words(string[] lines)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            foreach (var range in line.AsSpan().SplitAny(' ', '\t'))
            {
                var word = line.AsSpan()[range].Trim("().,;:!?\"'");
                if (word.Length > ShortestBeginning && char.IsLetter(word[^1]))
                {
                    words.Add(word.ToString());
                }
            }
        }

        return words;
    }
}
