namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>What a letter is painted with.</summary>
/// <param name="Colour">Null where it has many, or an unknown one.</param>
/// <param name="Paints">Something is painted at all.</param>
internal readonly record struct Ink(Rgb? Colour, bool Paints = true)
{
    /// <summary>Nothing is painted.</summary>
    public static Ink None { get; } = new(null, Paints: false);

    /// <summary>It may be of any colour.</summary>
    public static Ink Unknown { get; } = new(null);

    /// <summary>What a drawing shows that letters are painted with: the glyph of a font, the cell of a pattern.</summary>
    /// <param name="letters">Its letters.</param>
    /// <param name="surfaces">Its shapes and pictures.</param>
    /// <param name="smallest">What is no larger in any direction is not seen.</param>
    /// <param name="meter">Each part costs.</param>
    public static Ink Of(IReadOnlyList<PaintedLetter> letters, IReadOnlyList<Surface> surfaces, double smallest, PdfMeter meter)
    {
        meter.Spend(letters.Count + surfaces.Count);
        var inks = letters.Where(letter => !letter.IsOff && !string.IsNullOrWhiteSpace(letter.Letter.Value)).Select(letter => letter.Ink)
            .Concat(surfaces.Where(surface => IsSeen(surface, smallest)).Select(surface => new Ink(surface.Colour)))
            .Where(ink => ink.Paints);
        Ink? only = null;
        foreach (var ink in inks)
        {
            if (ink.Colour is not { } colour || (only is { Colour: { } first } && colour.StandsOutFrom(first)))
                return Unknown;

            only ??= ink;
        }

        return only ?? None;
    }

    private static bool IsSeen(Surface surface, double smallest)
    {
        var bounds = surface.Outline.Bounds.Within(surface.Clip.Bounds);
        return bounds is { Width: >= 0, Height: >= 0 } && Math.Max(bounds.Width, bounds.Height) > smallest
            && surface.Opacity.At((bounds.Left + bounds.Right) / 2, (bounds.Bottom + bounds.Top) / 2) > Surfaces.Faint
            && surface.Picture?.IsClear() != true;
    }
}
