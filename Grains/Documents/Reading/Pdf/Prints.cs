namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Which glyphs are seen where, to tell their shadows: the same text, a little apart.</summary>
internal sealed class Prints
{
    // Points.
    private const double Cell = 3;

    private readonly HashSet<(string Text, int X, int Y)> _cells;

    public Prints(IEnumerable<Glyph> seen) =>
        _cells = [.. seen.Select(glyph => (glyph.Text, Column(glyph.Left), Column(glyph.Baseline)))];

    /// <summary>The same text is seen here, or at most two cells away.</summary>
    public bool Has(Glyph glyph)
    {
        var (x, y) = (Column(glyph.Left), Column(glyph.Baseline));
        for (var i = 0; i < 9; i++)
        {
            if (_cells.Contains((glyph.Text, x + (i % 3) - 1, y + (i / 3) - 1)))
                return true;
        }

        return false;
    }

    private static int Column(double place) => (int)Math.Clamp(Math.Floor(place / Cell), int.MinValue / 2, int.MaxValue / 2);
}
