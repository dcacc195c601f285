namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// Letters drawn as shapes, with text over them that is not painted: how browsers print fonts that must not be embedded, so that
/// the text can still be searched and copied. Each letter then has a shape of its own.
/// </summary>
internal sealed class DrawnText
{
    private const double Cell = 24;

    // Of a run's letters; a comma may be part of another's shape.
    private const double MostLetters = 0.7;

    // A letter is curves or more strokes than a box; an I or a dash alone is not.
    private const int CornersOfLetter = 7;
    private const double MostLetterLike = 0.5;

    // Above and below the baseline, in ems, and over the sides of its advance.
    private const double Ascent = 1.1;
    private const double Descent = 0.35;
    private const double Overhang = 0.15;
    private const double Smallest = 0.05;

    private const double SameLine = 0.2;

    private readonly Dictionary<(int X, int Y), List<(Box Area, int Corners)>> _parts = [];
    private readonly PdfMeter _meter;

    private DrawnText(PdfPage page, Surfaces surfaces, PdfMeter meter)
    {
        _meter = meter;
        foreach (var surface in page.Surfaces)
        {
            if (surface.Picture is not null || !IsSeen(surface, surfaces))
                continue;

            meter.Spend(surface.Outline.Corners);
            foreach (var part in surface.Outline.Parts)
            {
                var area = part.Area;
                if (surface.Clip.Bounds.Meets(area))
                    At(Column((area.Left + area.Right) / 2), Column((area.Bottom + area.Top) / 2)).Add(part);
            }
        }
    }

    /// <summary>Takes back what was found of letters that are drawn.</summary>
    /// <param name="page">Its letters and shapes.</param>
    /// <param name="surfaces">The same shapes, to be asked.</param>
    /// <param name="reasons">Why each letter is hidden, in the order of the page's letters; null where it is not.</param>
    /// <param name="meter">Each letter costs.</param>
    public static void Reveal(PdfPage page, Surfaces surfaces, HiddenReason?[] reasons, PdfMeter meter)
    {
        if (!reasons.Contains(HiddenReason.Invisible))
            return;

        var drawn = new DrawnText(page, surfaces, meter);
        for (var start = 0; start < reasons.Length;)
        {
            var end = start + 1;
            if (reasons[start] is HiddenReason.Invisible)
            {
                while (end < reasons.Length && reasons[end] is HiddenReason.Invisible && IsSameLine(page.Letters[end - 1], page.Letters[end]))
                    end++;
                if (drawn.Holds(page.Letters.Skip(start).Take(end - start)))
                    reasons.AsSpan(start..end).Clear();
            }

            start = end;
        }
    }

    private static bool IsSeen(Surface surface, Surfaces surfaces)
    {
        var bounds = surface.Outline.Bounds;
        var (x, y) = ((bounds.Left + bounds.Right) / 2, (bounds.Bottom + bounds.Top) / 2);
        return surface.Colour is { } colour && surface.Opacity.At(x, y) > Surfaces.Faint
            && (surfaces.Colour(x, y, surface.Order, Rgb.White) is not { } background || colour.StandsOutFrom(background))
            && surfaces.Passing(x, y, surface.Order + 1) > Surfaces.Faint;
    }

    private static bool IsSameLine(in PaintedLetter one, in PaintedLetter other) =>
        Math.Abs(one.Letter.StartBaseLine.Y - other.Letter.StartBaseLine.Y) <= SameLine * Math.Max(one.Letter.PointSize, other.Letter.PointSize);

    private static int Column(double place) => (int)Math.Clamp(Math.Floor(place / Cell), int.MinValue / 2, int.MaxValue / 2);

    private bool Holds(IEnumerable<PaintedLetter> run)
    {
        var (letters, found, letterLike) = (0, 0, 0);
        foreach (var painted in run)
        {
            if (string.IsNullOrWhiteSpace(painted.Letter.Value) || painted.IsOff)
                continue;

            letters++;
            if (Corners(painted) is > 0 and var corners)
            {
                found++;
                letterLike += corners >= CornersOfLetter ? 1 : 0;
            }
        }

        return found > 0 && found >= MostLetters * letters && letterLike >= MostLetterLike * found;
    }

    /// <summary>Corners of the shape that stands where this letter would; 0 where there is none.</summary>
    private int Corners(in PaintedLetter painted)
    {
        var (letter, size) = (painted.Letter, Math.Max(1, painted.Letter.PointSize));
        var (left, right) = (Math.Min(letter.StartBaseLine.X, letter.EndBaseLine.X), Math.Max(letter.StartBaseLine.X, letter.EndBaseLine.X));
        var place = new Box(left - (Overhang * size), letter.StartBaseLine.Y - (Descent * size), right + (Overhang * size), letter.StartBaseLine.Y + (Ascent * size));
        var most = 0;
        foreach (var parts in Near(place))
        {
            _meter.Spend(parts.Count);
            foreach (var (area, corners) in parts)
            {
                if (area.Within(place) == area && Math.Max(area.Width, area.Height) >= Smallest * size)
                    most = Math.Max(most, corners);
            }
        }

        return most;
    }

    // What a letter may cover is the file's to say: a giant's cells are more than there are shapes.
    private IEnumerable<List<(Box Area, int Corners)>> Near(Box place)
    {
        var (left, right, bottom, top) = (Column(place.Left), Column(place.Right), Column(place.Bottom), Column(place.Top));
        if ((right - (double)left + 1) * (top - (double)bottom + 1) > _parts.Count)
        {
            _meter.Spend(_parts.Count);
            foreach (var ((x, y), parts) in _parts)
            {
                if (x >= left && x <= right && y >= bottom && y <= top)
                    yield return parts;
            }

            yield break;
        }

        for (var x = left; x <= right; x++)
        {
            for (var y = bottom; y <= top; y++)
            {
                if (_parts.TryGetValue((x, y), out var parts))
                    yield return parts;
            }
        }
    }

    private List<(Box Area, int Corners)> At(int x, int y)
    {
        if (!_parts.TryGetValue((x, y), out var parts))
            _parts[(x, y)] = parts = [];
        return parts;
    }
}
