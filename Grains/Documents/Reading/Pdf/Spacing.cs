namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>What a gap between two glyphs means, in multiples of their size.</summary>
internal static class Spacing
{
    /// <summary>Narrowest gap between words: lines set tight shrink their spaces to about 0.2, kerning widens letters by less than 0.1.</summary>
    public const double WordGap = 0.14;

    // Text that is justified stretches its spaces; a gap without a space is a leap to another field.
    private const double FieldGap = 0.9;
    private const double FieldGapOverSpace = 1.6;

    private const int FewGaps = 4;

    /// <summary>The gap is wider than within a run of text: it parts the fields of a line, or columns.</summary>
    public static bool IsWide(Glyph ink, Glyph next, bool overSpace) =>
        next.Left - ink.Right > (overSpace ? FieldGapOverSpace : FieldGap) * Math.Max(ink.Size, next.Size);

    /// <summary>
    /// The narrowest gap between words of this run, in points. Letters may be spaced out, as headings are: then most gaps are wide,
    /// and only what is wider still parts words.
    /// </summary>
    public static double WordGapOf(ReadOnlySpan<Glyph> run)
    {
        var gaps = new List<double>(run.Length);
        var size = 0.0;
        for (var i = 1; i < run.Length; i++)
        {
            size = Math.Max(size, run[i].Size);
            if (!run[i].IsSpace && !run[i - 1].IsSpace)
                gaps.Add(run[i].Left - run[i - 1].Right);
        }

        if (gaps.Count < FewGaps)
            return WordGap * size;

        gaps.Sort();
        return (WordGap * size) + Math.Max(0, gaps[gaps.Count / 2]);
    }
}
