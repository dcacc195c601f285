using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>What stands on one page, before it is put in order.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Glyphs">What a person sees, by the way it runs: 0 from left to right, else the angle in whole degrees, turned to run so.</param>
/// <param name="Hidden">What a person does not see.</param>
/// <param name="Images">Pictures.</param>
/// <param name="UnknownGlyphs">Glyphs without a known character.</param>
/// <param name="IsOcrLayer">The glyphs are invisible ones over a picture.</param>
/// <param name="Fonts">Names of the fonts of what is seen, without subset tags.</param>
/// <param name="Marks">Bullets that are drawn, not printed.</param>
/// <param name="HiddenAreas">Where hidden glyphs stand.</param>
/// <param name="Tables">Tables with ruled cells: of each its rows, from the top down, and of each row its cells.</param>
/// <param name="IsBlank">Nothing is painted, but blanks.</param>
internal sealed record PageContent(
    int Number,
    IReadOnlyDictionary<int, List<Glyph>> Glyphs,
    IReadOnlyList<HiddenText> Hidden,
    int Images,
    int UnknownGlyphs,
    bool IsOcrLayer,
    IReadOnlySet<string> Fonts,
    DrawnBullets Marks,
    IReadOnlyList<Box> HiddenAreas,
    IReadOnlyList<List<List<Box>>> Tables,
    bool IsBlank)
{
    /// <param name="page">As it is drawn.</param>
    /// <param name="mayBeScan">All pages before it that have letters are pictures with recognized text.</param>
    /// <param name="meter">Each letter costs.</param>
    public static PageContent Of(PdfPage page, bool mayBeScan, PdfMeter meter)
    {
        var visibility = new Visibility(page, meter);
        var isOcrLayer = mayBeScan && visibility.IsOcrLayer;
        var unseen = new List<(Glyph Glyph, HiddenReason Reason, Box Area)>();
        var claims = new List<Glyph>();
        var seen = new SortedDictionary<int, List<Glyph>>();
        var fonts = new HashSet<string>(StringComparer.Ordinal);
        var unknown = 0;
        var reasons = page.Letters.Select(painted => visibility.WhyHidden(painted)).ToArray();
        DrawnText.Reveal(page, visibility.Surfaces, reasons, meter);
        for (var i = 0; i < reasons.Length; i++)
        {
            var (painted, reason) = (page.Letters[i], reasons[i]);
            var font = FontFace.Of(painted.Letter.FontName, painted.Letter.FontDetails);
            var (angle, glyph) = Read(painted.Letter, font);
            if (painted.Claim is { } claim && !Replacement.IsCaption(claim))
                claims.Add(glyph with { Text = GlyphText.Of(claim, symbolic: false) });
            if (glyph.Text.Length == 0)
            {
                fonts.Add(font.Name);
                unknown++;
                continue;
            }

            if (reason is not null && !(isOcrLayer && reason is HiddenReason.Invisible or HiddenReason.Covered))
            {
                unseen.Add((glyph, reason.Value, Box.Of(painted.Letter.BoundingBox)));
                continue;
            }

            fonts.Add(font.Name);
            if (!seen.TryGetValue(angle, out var glyphs))
                seen[angle] = glyphs = [];
            glyphs.Add(glyph);
        }

        return new PageContent(
            page.Number,
            seen,
            Quotes(page.Number, unseen, claims, seen.Values),
            page.Images,
            unknown,
            isOcrLayer,
            fonts,
            new DrawnBullets(page),
            [.. unseen.Select(letter => letter.Area)],
            seen.TryGetValue(0, out var level) ? RuledTables.Of(page.Rules, level, meter) : [],
            page.Surfaces.Count == 0 && page.Rules.Count == 0 && page.Letters.All(painted => string.IsNullOrWhiteSpace(painted.Letter.Value)));
    }

    private static IReadOnlyList<HiddenText> Quotes(int page, List<(Glyph Glyph, HiddenReason Reason, Box Area)> unseen, List<Glyph> claims, IEnumerable<List<Glyph>> seen)
    {
        var runs = new HiddenRuns(page);
        var prints = unseen.Count == 0 ? null : new Prints(seen.SelectMany(glyphs => glyphs));
        foreach (var (glyph, reason, _) in unseen)
        {
            // A shadow, or what lies below the same text, tells nothing that is not seen.
            if (!prints!.Has(glyph))
                runs.Add(glyph, reason);
        }

        foreach (var claim in claims)
            runs.Add(claim, HiddenReason.Invisible);
        return runs.End();
    }

    private static (int Angle, Glyph Glyph) Read(Letter letter, FontFace font)
    {
        var (start, end) = (letter.StartBaseLine, letter.EndBaseLine);
        var angle = letter.TextOrientation is TextOrientation.Horizontal ? 0 : Degrees(start, end);
        if (angle != 0)
            (start, end) = (Turned(start, angle), Turned(end, angle));

        var text = GlyphText.Of(letter.Value, font.Symbolic);
        var size = letter.PointSize < 1 ? letter.BoundingBox.Height : letter.PointSize;
        var bold = font.Bold || letter.RenderingMode is TextRenderingMode.FillThenStroke;
        return (angle, new Glyph(text, Math.Min(start.X, end.X), Math.Max(start.X, end.X), start.Y, size, bold, font.Italic));
    }

    private static int Degrees(PdfPoint start, PdfPoint end) =>
        (int)Math.Round(Math.Atan2(end.Y - start.Y, end.X - start.X) * 180 / Math.PI);

    private static PdfPoint Turned(PdfPoint point, int angle)
    {
        var (sin, cos) = Math.SinCos(-angle * Math.PI / 180);
        return new PdfPoint((point.X * cos) - (point.Y * sin), (point.X * sin) + (point.Y * cos));
    }
}
