namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>What a gap between two glyphs means, in multiples of their size.</summary>
internal static class Spacing
{
    /// <summary>Narrowest gap between words: lines set tight shrink their spaces to about 0.2, kerning widens letters by less than 0.1.</summary>
    public const double WordGap = 0.14;

    // Text that is justified stretches its spaces; a gap without a space is a leap to another field.
    private const double FieldGap = 0.9;
    private const double FieldGapOverSpace = 1.6;

    private const int FewestGaps = 2;
    private const int ManyGaps = 4;
    private const double Even = 0.1;

    /// <summary>The gap is wider than within a run of text: it parts the fields of a line, or columns.</summary>
    /// <param name="ink">The glyph before the gap.</param>
    /// <param name="next">The glyph after it.</param>
    /// <param name="overSpace">A space stands between them.</param>
    /// <param name="letterGap">What parts the letters of the line, in points.</param>
    public static bool IsWide(Glyph ink, Glyph next, bool overSpace, double letterGap = 0) =>
        next.Left - ink.Right - letterGap > (overSpace ? FieldGapOverSpace : FieldGap) * Math.Max(ink.Size, next.Size);

    /// <summary>The narrowest gap between words of this run, in points.</summary>
    public static double WordGapOf(IReadOnlyList<Glyph> run) => LetterGapOf(run) + (WordGap * run.Max(glyph => glyph.Size));

    /// <summary>
    /// What parts the letters of this run, in points: 0 in most. Headings may be spaced out; then most gaps are alike, and only what
    /// is wider still parts words.
    /// </summary>
    public static double LetterGapOf(IReadOnlyList<Glyph> run)
    {
        var gaps = new List<double>(run.Count);
        for (var i = 1; i < run.Count; i++)
        {
            if (!run[i].IsSpace && !run[i - 1].IsSpace)
                gaps.Add(run[i].Left - run[i - 1].Right);
        }

        gaps.Sort();
        var isSpaced = gaps.Count >= ManyGaps || (gaps.Count >= FewestGaps && gaps[^1] - gaps[0] < Even * run[0].Size);
        return isSpaced ? Math.Max(0, gaps[gaps.Count / 2]) : 0;
    }
}
