using System.Globalization;
using System.Text;

namespace OrleansResume.Grains.Documents.Reading;

/// <summary>
/// Text under a right-to-left override (U+202E) is shown from its end to its beginning: it is read as it is shown, whatever
/// order it is stored in. Letters that run to the left anyway are left as they are.
/// </summary>
internal static class Overrides
{
    private const char Override = '\u202E';
    private const char End = '\u202C';

    /// <summary>A line as a person sees it.</summary>
    public static ReadOnlySpan<char> Undone(ReadOnlySpan<char> line)
    {
        if (!line.Contains(Override))
        {
            return line;
        }

        var shown = new StringBuilder(line.Length);
        while (line.IndexOf(Override) is >= 0 and var start)
        {
            shown.Append(line[..start]);
            line = line[(start + 1)..];
            var end = line.IndexOf(End);
            var stretch = end < 0 ? line : line[..end];
            Append(shown, stretch.ToString());
            line = end < 0 ? [] : line[(end + 1)..];
        }

        return shown.Append(line).ToString();
    }

    private static void Append(StringBuilder shown, string stretch)
    {
        if (stretch.Any(RunsLeft))
        {
            shown.Append(stretch);
            return;
        }

        var starts = StringInfo.ParseCombiningCharacters(stretch);
        for (var i = starts.Length - 1; i >= 0; i--)
        {
            var next = i + 1 < starts.Length ? starts[i + 1] : stretch.Length;
            shown.Append(next - starts[i] == 1 ? Mirrored(stretch[starts[i]]).ToString() : stretch[starts[i]..next]);
        }
    }

    // Hebrew, Arabic and their neighbours, with their forms for print.
    private static bool RunsLeft(char c) => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    private static char Mirrored(char c) => c switch { '(' => ')', ')' => '(', '[' => ']', ']' => '[', '<' => '>', '>' => '<', '{' => '}', '}' => '{', _ => c };
}
