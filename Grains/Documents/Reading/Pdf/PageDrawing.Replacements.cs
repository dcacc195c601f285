using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <content>What runs of glyphs are said to stand for.</content>
internal sealed partial class PageDrawing
{
    // What is read of a glyph of which nothing can be believed.
    private const string Unknown = "\uFFFD";

    private const double SameLine = 0.1;

    /// <summary>The letters from this on are said to be a text: they read so, or as they are with the text told apart.</summary>
    private void Replace(int first, string text)
    {
        var count = _letters.Count - first;
        if (count <= 0 || count != _glyphs.Count)
            return;

        _parsing.Meter.Spend(text.Length + (StepsPerOperator * (long)count));
        var verdict = Replacement.Judge(
            GlyphText.Of(text.Length == 0 ? null : text, symbolic: false),
            [.. _glyphs.Select(glyph => glyph is null ? null : GlyphText.Of(glyph, symbolic: false))]);
        if (verdict is Replacement.Verdict.Lie)
        {
            _letters[first] = _letters[first] with { Claim = text };
        }
        else if (verdict is Replacement.Verdict.Text && IsOneLine(first))
        {
            _letters[first] = _letters[first] with { Letter = Merged(_letters[first].Letter, _letters[^1].Letter, text) };
            _letters.RemoveRange(first + 1, count - 1);
        }
    }

    private bool IsOneLine(int first)
    {
        var (start, end) = (_letters[first].Letter, _letters[^1].Letter);
        return start.TextOrientation == end.TextOrientation
            && (start.TextOrientation is not TextOrientation.Horizontal || Math.Abs(start.StartBaseLine.Y - end.StartBaseLine.Y) <= SameLine * start.PointSize);
    }

    /// <summary>One letter from where the first begins to where the last ends.</summary>
    private static Letter Merged(Letter first, Letter last, string text)
    {
        var area = ReferenceEquals(first, last)
            ? first.BoundingBox
            : new PdfRectangle(first.BoundingBox.TopLeft, last.BoundingBox.TopRight, first.BoundingBox.BottomLeft, last.BoundingBox.BottomRight);
        return new Letter(
            text,
            area,
            area,
            first.StartBaseLine,
            last.EndBaseLine,
            area.Width,
            first.FontSize,
            first.GetFont()!,
            first.RenderingMode,
            first.StrokeColor,
            first.FillColor,
            first.PointSize,
            first.TextSequence);
    }
}
