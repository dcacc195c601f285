namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Segments whose baselines are level, over the whole width that is looked at.</summary>
internal sealed record Row(IReadOnlyList<Segment> Segments)
{
    private const double Level = 0.25;

    public double Baseline { get; } = Segments[0].Baseline;

    public double Size { get; } = Segments.Max(segment => segment.Size);

    public double Left { get; } = Segments.Min(segment => segment.Left);

    public double Right { get; } = Segments.Max(segment => segment.Right);

    /// <summary>From the top down.</summary>
    public static List<Row> Of(IEnumerable<Segment> segments)
    {
        var rows = new List<Row>();
        var level = new List<Segment>();
        foreach (var segment in segments.OrderByDescending(segment => segment.Baseline))
        {
            if (level.Count > 0 && level[0].Baseline - segment.Baseline > Level * Math.Min(level[0].Size, segment.Size))
            {
                rows.Add(new Row(level));
                level = [];
            }

            level.Add(segment);
        }

        if (level.Count > 0)
            rows.Add(new Row(level));
        return rows;
    }
}
