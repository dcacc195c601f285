using System.Text.RegularExpressions;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>A name over two lines of a narrow column.</summary>
internal static class WrappedNames
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int MostWords = 9;

    // What no name ends with; "at", "with" and a comma stand between two names.
    private static readonly Regex _open = new(@"(^| )(of|in|and|for|the|to|zur?|zum|und|für|der|des|im|de|du|des|la|le|et|en|pour|y|e|del|di|della|per|van|voor|och|og|i|&|do|da|w)$|&$", Options);

    /// <summary>Joins "Ausbildung zur" and "Mechatronikerin": the line's end is no end of the name.</summary>
    public static void Join(ResumeText text, List<ResumeLine> lines)
    {
        for (var i = 0; i < lines.Count - 1; i++)
        {
            var (line, next) = (lines[i], lines[i + 1]);
            if (line is { IsBullet: false, Words: <= MostWords } && next is { IsBullet: false, Words: <= MostWords } && next.Layout.Breaks.Count == 0 && next.Index == line.LastIndex + 1 && line.Layout.Kind == next.Layout.Kind && line.Layout.Kind != LineKind.ListItemContinued
                && line.Layout.Bold == next.Layout.Bold && line.Layout.Italic == next.Layout.Italic && line.Layout.Column == next.Layout.Column && Math.Abs(line.Layout.FontSize - next.Layout.FontSize) < 0.1
                && char.IsUpper(line.Text[0]) && _open.IsMatch(line.Text) && DateReader.Find(text, line.Place).Count == 0)
            {
                var place = line.Place with { End = next.Place.End };
                lines[i] = new ResumeLine(line.Index, place, place.Of(text.Text).Replace('\n', ' '), Glyph: null, line.Layout) { LastIndex = next.Index };
                lines.RemoveAt(i + 1);
                i--;
            }
        }
    }
}
