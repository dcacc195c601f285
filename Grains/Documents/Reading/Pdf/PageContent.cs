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
/// <param name="Fonts">Names of the fonts, without subset tags.</param>
/// <param name="Marks">Bullets that are drawn, not printed.</param>
internal sealed record PageContent(
    int Number,
    IReadOnlyDictionary<int, List<Glyph>> Glyphs,
    IReadOnlyList<HiddenText> Hidden,
    int Images,
    int UnknownGlyphs,
    bool IsOcrLayer,
    IReadOnlySet<string> Fonts,
    DrawnBullets Marks)
{
    // A file may say what a glyph stands for: a ligature, a word. More than a word is not what a person sees there.
    private const int LongestReplacement = 40;

    public static PageContent Of(PdfPage page, PdfMeter meter)
    {
        var visibility = new Visibility(page, meter);
        var hidden = new HiddenRuns(page.Number);
        var seen = new SortedDictionary<int, List<Glyph>>();
        var fonts = new HashSet<string>(StringComparer.Ordinal);
        var unknown = 0;
        foreach (var letter in page.Letters)
        {
            var font = FontFace.Of(letter.FontName, letter.FontDetails);
            fonts.Add(font.Name);
            var (angle, glyph) = Read(letter, font);
            if (glyph.Text.Length == 0)
            {
                unknown++;
                continue;
            }

            var reason = glyph.Text.Length > LongestReplacement ? HiddenReason.Invisible : visibility.WhyHidden(letter);
            if (reason is not null && !(visibility.IsOcrLayer && reason is HiddenReason.Invisible))
            {
                hidden.Add(glyph, reason.Value);
                continue;
            }

            if (!seen.TryGetValue(angle, out var glyphs))
                seen[angle] = glyphs = [];
            glyphs.Add(glyph);
        }

        return new PageContent(page.Number, seen, hidden.End(), page.Images.Count, unknown, visibility.IsOcrLayer, fonts, new DrawnBullets(page));
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
