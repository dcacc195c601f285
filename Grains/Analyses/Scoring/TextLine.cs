using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>A line of the text.</summary>
/// <param name="Place">Without its line end.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Layout">How it stood on the page; null where that is not known.</param>
internal sealed record TextLine(Stretch Place, string Text, LayoutLine? Layout)
{
    public static IReadOnlyList<TextLine> Of(string text, DocumentLayout layout)
    {
        var lines = new List<TextLine>();
        var start = 0;
        while (start <= text.Length)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            var known = lines.Count < layout.Lines.Count ? layout.Lines[lines.Count] : null;
            lines.Add(new TextLine(new Stretch(start, end), text[start..end], known));
            start = end + 1;
        }

        return lines;
    }

    /// <summary>The line that a place stands in.</summary>
    public static TextLine? At(IReadOnlyList<TextLine> lines, int place)
    {
        var (low, high) = (0, lines.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (place < lines[middle].Place.Start) high = middle - 1;
            else if (place > lines[middle].Place.End) low = middle + 1;
            else return lines[middle];
        }

        return null;
    }
}
