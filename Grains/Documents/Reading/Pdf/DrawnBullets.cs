namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Browsers draw the discs of their lists instead of printing a character.</summary>
internal sealed class DrawnBullets
{
    private const double MostPoints = 8;
    private const double Smallest = 0.15;
    private const double Largest = 0.55;
    private const double Farthest = 2.5;
    private const double Round = 0.75;

    // More are a pattern, not a list.
    private const int MostMarks = 2000;

    private readonly List<Box> _marks;

    public DrawnBullets(PdfPage page)
    {
        _marks = [.. from surface in page.Surfaces
                     where surface.Picture is null
                     let area = surface.Outline.Bounds
                     where area is { Width: > 0 and < MostPoints, Height: > 0 and < MostPoints }
                     where Math.Min(area.Width, area.Height) >= Round * Math.Max(area.Width, area.Height)
                     select area];
        if (_marks.Count > MostMarks)
            _marks = [];
    }

    /// <summary>A disc stands at the height of the line's letters, a little before them, and no other beside it, as in ratings.</summary>
    public bool IsBefore(VisualLine line)
    {
        var found = 0;
        foreach (var mark in _marks)
        {
            var middle = (mark.Bottom + mark.Top) / 2;
            if (middle < line.Baseline || middle > line.Baseline + (Largest * line.Size))
                continue;

            var gap = line.Left - mark.Right;
            if (gap > 0 && gap < Farthest * line.Size && mark.Width > Smallest * line.Size && mark.Width < Largest * line.Size)
                found++;
        }

        return found == 1;
    }
}
