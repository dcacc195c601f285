namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>The part of the page outside which nothing is painted: what all outlines hold.</summary>
internal sealed class Clip
{
    private readonly Clip? _outer;
    private readonly Outline? _outline;

    public Clip(Box bounds) => Bounds = bounds;

    private Clip(Clip outer, Outline outline)
    {
        Bounds = outer.Bounds.Within(outline.Bounds);
        (_outer, _outline) = outline.Corners == 0 ? (outer._outer, outer._outline) : (outer, outline);
        Corners = outer.Corners + outline.Corners;
    }

    public Box Bounds { get; }

    /// <summary>What asking costs, in corners.</summary>
    public int Corners { get; }

    public Clip Within(Outline outline) => new(this, outline);

    public bool Holds(double x, double y)
    {
        if (!Bounds.Holds(x, y))
            return false;

        for (var clip = this; clip is not null; clip = clip._outer)
        {
            if (clip._outline is { } outline && !outline.Holds(x, y))
                return false;
        }

        return true;
    }
}
