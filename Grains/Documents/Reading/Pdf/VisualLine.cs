namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>What reads as one line of one column: segments side by side, with what is raised or lowered beside them.</summary>
internal sealed class VisualLine
{
    private const double SharedHeight = 0.5;
    private const double Touching = 0.5;

    private readonly List<Segment> _segments = [];

    private VisualLine(Segment first) => Add(first);

    public IReadOnlyList<Segment> Segments => _segments;

    public double Left { get; private set; } = double.MaxValue;

    public double Right { get; private set; } = double.MinValue;

    /// <summary>The baseline of its largest glyphs.</summary>
    public double Baseline { get; private set; }

    public double Size { get; private set; }

    /// <summary>Lines of segments that stand in one column, from the top down.</summary>
    public static List<VisualLine> Of(IEnumerable<Segment> segments)
    {
        var lines = new List<VisualLine>();
        foreach (var segment in segments.OrderByDescending(segment => segment.Baseline).ThenBy(segment => segment.Left))
        {
            if (lines.Count > 0 && lines[^1].Takes(segment))
                lines[^1].Add(segment);
            else
                lines.Add(new VisualLine(segment));
        }

        return lines;
    }

    private bool Takes(Segment segment)
    {
        var shared = Math.Min(Baseline + (0.7 * Size), segment.Top) - Math.Max(Baseline - (0.2 * Size), segment.Bottom);
        return shared >= SharedHeight * (0.9 * Math.Min(Size, segment.Size)) && (segment.Left >= Right || !_segments.Exists(other => Overprints(other, segment)));
    }

    private static bool Overprints(Segment one, Segment other)
    {
        var shared = Math.Min(one.Right, other.Right) - Math.Max(one.Left, other.Left);
        return shared > Touching * Math.Min(one.Size, other.Size);
    }

    private void Add(Segment segment)
    {
        _segments.Add(segment);
        Left = Math.Min(Left, segment.Left);
        Right = Math.Max(Right, segment.Right);
        if (segment.Size > Size)
            (Size, Baseline) = (segment.Size, segment.Baseline);
    }
}
