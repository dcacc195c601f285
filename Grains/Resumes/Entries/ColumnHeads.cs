using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>The head row of a table, "Period | Employer | Position": it says what the cells below it are, and is no entry.</summary>
internal sealed class ColumnHeads
{
    private static readonly Regex _other = new(
        @"^(years?|dates?|from|to|name|title|certificat(e|ion)s?|licen[cs]es?|course|award|issue[rd]|issued by|issuing (body|organi[sz]ation|authority)|provider|awarding body|valid (until|to)|expir(y|es)( date)?|score|grades?|marks?|percentage( obtained)?|%( of marks)?|c?gpa( ?/ ?%)?|results?|class"
        + @"|details|description|board|jahr|note|année|mention|año|nota|anno|voto|jaar|rok)$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex _time = new("^(years?|dates?|from|to|jahr|année|año|anno|jaar|rok)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private const int FewestHeads = 3;
    private const int MostHeads = 12;
    private const int MostWordsOfAHead = 4;

    private readonly List<FieldLabel?> _labels;

    private ColumnHeads(List<FieldLabel?> labels) => _labels = labels;

    /// <summary>The head row of a section, null where it has none, and its other lines.</summary>
    public static (ColumnHeads? Heads, IReadOnlyList<ResumeLine> Lines) Of(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var first = section.FirstOrDefault(line => !line.IsBlank);
        if (first is null || first.IsBullet)
        {
            return (null, section);
        }

        // Where columns nearly touch, what stands where is not told; the row is no entry all the same.
        IReadOnlyList<ResumeLine> others = first.Words is >= FewestHeads and <= MostHeads && IsOfHeads(first.Text) && section.Where(line => !line.IsBlank).Skip(1).FirstOrDefault()?.Text.Any(char.IsDigit) == true ? [.. section.Where(line => line != first)] : section;
        if (Edges(text, first) is not { Count: > 2 } edges)
        {
            return (null, others);
        }

        var cells = edges.Zip(edges.Skip(1)).Select(edge => Piece.Of(text.Text, edge.First, edge.Second, 1)?.Value ?? "").ToList();
        return cells.TrueForAll(cell => Parts(cell).All(part => FieldLabels.Of(part) is not null || _other.IsMatch(part)))
            ? (new ColumnHeads(cells.ConvertAll(Label)), [.. section.Where(line => line != first)])
            : (null, others);
    }

    /// <summary>The fields, each row's first of a cell told by the head above it.</summary>
    public List<Segment> Told(ResumeText text, List<Segment> segments)
    {
        var last = (Line: -1, Cell: -1);
        return segments.ConvertAll(segment =>
        {
            var edges = Edges(text, segment.Line);
            var at = (segment.Line.Index, edges.Count(edge => edge <= segment.Piece.Place.Start) - 1);
            var isFirst = at != last;
            last = at;
            return isFirst && edges.Count == _labels.Count + 1 && segment.Label is null && _labels[Math.Clamp(at.Item2, 0, _labels.Count - 1)] is { } label ? segment with { Label = label, IsPlace = segment.IsPlace || label == FieldLabel.Place } : segment;
        });
    }

    // Heads of a table's years or marks among them: "University College School" is a school, "Grade School Diploma" a diploma.
    private static bool IsOfHeads(string line)
    {
        var (words, heads) = (line.Split(' ', StringSplitOptions.RemoveEmptyEntries), new List<string>());
        for (var i = 0; i < words.Length;)
        {
            var length = Enumerable.Range(1, Math.Min(MostWordsOfAHead, words.Length - i)).LastOrDefault(count => string.Join(' ', words[i..(i + count)]) is var head && (FieldLabels.Of(head) is not null || _other.IsMatch(head)));
            if (length == 0)
            {
                return false;
            }

            heads.Add(string.Join(' ', words[i..(i + length)]));
            i += length;
        }

        return heads.Count >= FewestHeads && (heads.Exists(IsTime) || (heads.Exists(_other.IsMatch) && !TitleWords.IsDiploma(line)));
    }

    private static bool IsTime(string head) => FieldLabels.Of(head) == FieldLabel.Dates || _time.IsMatch(head);

    // "School / College" is one, "Board / University" is not.
    private static FieldLabel? Label(string cell) => Parts(cell).Select(FieldLabels.Of).Distinct().ToList() is [var label] ? label : null;

    private static string[] Parts(string cell) => cell.Split('/', StringSplitOptions.TrimEntries);

    private static List<int> Edges(ResumeText text, ResumeLine line) =>
        line.IsBullet || line.Text.Length > ReadingBounds.LineThatIsCut ? [] : [line.Place.Start, .. text.GapsOf(line), line.Place.End];
}
