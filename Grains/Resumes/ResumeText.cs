using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes;

/// <summary>The text as its parsers see it: line by line, with the layout of each.</summary>
internal sealed class ResumeText
{
    private const int LongestRunner = 60;

    private static readonly Regex _paged = new(
        @"^[^,0-9]*(page|seite|página|pagina|[\s–—|-]|^)\s*[1-9][0-9]?\s*(/|of|von|de|di|sur)\s*[1-9][0-9]?$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex _number = new(@"^(?<number>[1-9][0-9]?)[.)][ \t]+[^0-9\s]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private const int MostLinesOfAnItem = 6;

    private readonly int[] _starts;
    private DateHabits? _habits;
    private Dictionary<(int Page, int Column), double>? _edges;

    private ResumeText(string text, IReadOnlyList<ResumeLine> lines, int[] starts, DocumentLayout layout, WorkBudget work)
    {
        (_starts, Work) = (starts, work);
        Text = text;
        Lines = lines;
        Layout = layout;
        BodySize = Middle(lines);
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>Its lines, blank ones too.</summary>
    public IReadOnlyList<ResumeLine> Lines { get; }

    /// <summary>How it stood on the page.</summary>
    public DocumentLayout Layout { get; }

    /// <summary>The size of most of the text, in points; 0 where unknown.</summary>
    public double BodySize { get; }

    /// <summary>What reading it may still cost.</summary>
    public WorkBudget Work { get; }

    /// <summary>How it writes its dates.</summary>
    public DateHabits Habits => _habits ??= DateHabits.Of(Text);

    public static ResumeText Of(string text, DocumentLayout layout, WorkBudget? work = null, DateHabits? habits = null)
    {
        work ??= new WorkBudget();
        var (lines, starts) = (new List<ResumeLine>(), new List<int>());
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] == '\n')
            {
                var index = lines.Count;
                work.Spend(1 + i - start);
                starts.Add(start);
                lines.Add(ResumeLine.Of(text, index, start, i, index < layout.Lines.Count ? Whole(text, start, layout.Lines[index]) : new LayoutLine()));
                start = i + 1;
            }
        }

        Number(text, lines);
        Run(lines);
        return new ResumeText(text, lines, [.. starts], layout, work) { _habits = habits };
    }

    // An edge within a character is none.
    private static LayoutLine Whole(string text, int start, LayoutLine line)
    {
        return line.Breaks.Any(IsWithin) ? line with { Breaks = [.. line.Breaks.Where(edge => !IsWithin(edge))] } : line;

        bool IsWithin(int edge) => start + edge is var at && at > 0 && at < text.Length && char.IsLowSurrogate(text[at]);
    }

    // "1. …", "2. …", "3. …", close below each other: a list, where the file does not say so.
    private static void Number(string text, List<ResumeLine> lines)
    {
        var (run, last) = (new List<int>(), -MostLinesOfAnItem);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is { IsBullet: false, Layout.Kind: LineKind.Body } && _number.Match(lines[i].Text) is { Success: true } number
                && int.Parse(number.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) is var value && (value == 1 || (value == run.Count + 1 && i - last < MostLinesOfAnItem)))
            {
                if (value == 1)
                {
                    End();
                }

                run.Add(i);
                last = i;
            }
        }

        End();

        void End()
        {
            foreach (var i in run.Count > 1 ? run : [])
            {
                lines[i] = ResumeLine.Of(text, i, lines[i].Place.Start, lines[i].Place.End, lines[i].Layout with { Kind = LineKind.ListItem });
            }

            run.Clear();
        }
    }

    // "Ada Example – 2/3", and the first line again on a later page: a running header, whatever the file calls it.
    private static void Run(List<ResumeLine> lines)
    {
        var first = lines.Find(line => !line.IsBlank)?.Text;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (!line.IsBlank && line.Layout.Kind == LineKind.Body && line.Layout.Page > 0 && line.Text.Length <= LongestRunner
                && (_paged.IsMatch(line.Text) || (line.Layout.Page > 1 && line.Text.Equals(first, StringComparison.Ordinal))))
            {
                lines[i] = new ResumeLine(line.Index, line.Place, line.Text, line.Glyph, line.Layout with { Kind = LineKind.Header });
            }
        }
    }

    /// <summary>Where the line of the text begins that this one is, or is a part of: a layout's offsets count from there.</summary>
    public int StartOf(ResumeLine line) => _starts[line.Index];

    /// <summary>Where its wide gaps are, in order: between them stand its cells.</summary>
    public List<int> GapsOf(ResumeLine line)
    {
        var start = StartOf(line);
        return [.. line.Layout.Breaks.Select(offset => start + offset).Where(gap => gap > line.Place.Start && gap < line.Place.End)];
    }

    /// <summary>How far to the right a line's column goes: as far as its longest line.</summary>
    public double EdgeOf(LayoutLine line) => (_edges ??= Lines.Where(other => !other.IsBlank).GroupBy(other => (other.Layout.Page, other.Layout.Column))
        .ToDictionary(column => column.Key, column => column.Max(other => other.Layout.Right))).GetValueOrDefault((line.Page, line.Column));

    private static double Middle(IReadOnlyList<ResumeLine> lines)
    {
        var sizes = lines.Where(line => !line.IsBlank && line.Layout.FontSize > 0).Select(line => line.Layout.FontSize).Order().ToList();
        return sizes.Count == 0 ? 0 : sizes[sizes.Count / 2];
    }
}

/// <summary>One line.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Place">Without white space at either end, and without a bullet's glyph.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Glyph">The glyph of a bullet; null for any other line.</param>
/// <param name="Layout">How it stood on the page.</param>
internal sealed record ResumeLine(int Index, Stretch Place, string Text, string? Glyph, LayoutLine Layout)
{
    private const string Glyphs = "•●▪◦‣■□–—-*·o➢❖✓✔➤►▸⁃∙◆◇★→»›";

    // One for all numbers, since "1." and "2." are marks of one kind.
    private const string Numbered = "1.";

    private static readonly Regex _number = new(@"^\(?([0-9]{1,2}|[a-zA-Z]|[ivx]{1,4})[.)][ \t]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The last of the text's lines that it is joined of.</summary>
    public int LastIndex { get; init; } = Index;

    public bool IsBlank => Place.Length == 0;

    public bool IsBullet => Glyph is not null;

    /// <summary>An item of a numbered list.</summary>
    public bool IsNumbered => Glyph == Numbered;

    public int Words { get; } = Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Every letter is a capital, and there are some.</summary>
    public bool IsCapitals { get; } = Text.Any(char.IsLetter) && Text.Equals(Text.ToUpperInvariant(), StringComparison.Ordinal);

    public static ResumeLine Of(string text, int index, int start, int end, LayoutLine layout)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        string? glyph = null;
        // A glyph and a blank behind it: "-5 %" and "o'clock" are none.
        if (end - start > 2 && text[start + 1] == ' ' && Glyphs.Contains(text[start], StringComparison.Ordinal))
        {
            glyph = text[start].ToString();
            start += 2;
            while (start < end && char.IsWhiteSpace(text[start]))
            {
                start++;
            }
        }

        else if (layout.Kind == LineKind.ListItem && _number.Match(text[start..end]) is { Success: true } number && start + number.Length < end)
        {
            (glyph, start) = (Numbered, start + number.Length);
        }

        return new ResumeLine(index, new Stretch(start, end), text[start..end], glyph, layout);
    }

    /// <summary>Its words as a key: lower case, letters and digits only, single blanks; letter-spaced words closed up.</summary>
    public string Key()
    {
        var key = new StringBuilder(Text.Length);
        var closed = IsLetterSpaced(Text);
        foreach (var c in Text)
        {
            if (char.IsLetterOrDigit(c) || c is '\'' or '’')
            {
                key.Append(c == '’' ? '\'' : char.ToLowerInvariant(c));
            }
            else if (c == '&')
            {
                key.Append(" and ");
            }
            else if (!closed && key.Length > 0 && key[^1] != ' ')
            {
                key.Append(' ');
            }
        }

        return string.Join(' ', key.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsLetterSpaced(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 4 && parts.All(part => part.Length == 1);
    }
}
