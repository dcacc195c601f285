namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>How much of what is painted stays: a share, a mask, and the same of each group around it.</summary>
internal sealed class Opacity
{
    private readonly double _share;
    private readonly SoftMasking? _mask;
    private readonly Opacity? _outer;

    private Opacity(double share, SoftMasking? mask, Opacity? outer) => (_share, _mask, _outer) = (share, mask, outer);

    public static Opacity Full { get; } = new(1, null, null);

    public Opacity Within(double share, SoftMasking? mask) =>
        share >= 1 && mask is null ? this : new Opacity(Math.Clamp(share, 0, 1), mask, ReferenceEquals(this, Full) ? null : this);

    /// <summary>From 0, nothing, to 1.</summary>
    public double At(double x, double y)
    {
        var share = 1.0;
        for (var opacity = this; opacity is not null && share > 0; opacity = opacity._outer)
            share *= opacity._share * (opacity._mask?.At(x, y) ?? 1);
        return share;
    }
}
