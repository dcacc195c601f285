using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Util;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>A combining mark that is shown after its letter belongs to it.</summary>
internal static class LetterMarks
{
    // Vietnamese has two; each is looked at again with the next.
    private const int MostMarks = 8;

    /// <summary>Puts the mark to the last letter, where it is one of the same text.</summary>
    public static bool TryAdd(List<PaintedLetter> letters, string mark, int sequence)
    {
        if (!Diacritics.IsInCombiningDiacriticRange(mark) || letters is not [.., { Letter: var letter } painted] || letter.TextSequence != sequence
            || letter.Value.Length > MostMarks || !Diacritics.TryCombineDiacriticWithPreviousLetter(mark, letter.Value, out var both))
        {
            return false;
        }

        var marked = new Letter(
            both,
            letter.BoundingBox,
            letter.GlyphRectangleLoose,
            letter.StartBaseLine,
            letter.EndBaseLine,
            letter.Width,
            letter.FontSize,
            letter.GetFont()!,
            letter.RenderingMode,
            letter.StrokeColor,
            letter.FillColor,
            letter.PointSize,
            letter.TextSequence);
        letters[^1] = painted with { Letter = marked };
        return true;
    }
}
