using UglyToad.PdfPig.Actions;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>A part of a page that opens an address.</summary>
internal sealed record PageLink(PdfRectangle Area, string Target)
{
    private const int LongestTarget = 2000;
    private const int MostLinks = 1000;
    private const double Ascent = 0.7;

    public static IReadOnlyList<PageLink> Of(Page page) =>
    [
        .. (from annotation in page.GetAnnotations()
            let target = (annotation.Action as UriAction)?.Uri.Trim()
            where target is { Length: > 0 and <= LongestTarget } && !target.Any(char.IsControl)
            select new PageLink(annotation.Rectangle, target)).Take(MostLinks),
    ];

    /// <summary>The line that lies under most of it.</summary>
    /// <param name="lines">The page's lines.</param>
    /// <param name="first">Number of the first of them in the text.</param>
    public LayoutLink On(List<PageLine> lines, int first)
    {
        var (best, most) = (-1, 0.0);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var width = Math.Min(Area.Right, line.Layout.Right) - Math.Max(Area.Left, line.Layout.Left);
            var height = Math.Min(Area.Top, line.Baseline + (Ascent * line.Size)) - Math.Max(Area.Bottom, line.Baseline);
            if (width > 0 && height > 0 && width * height > most)
                (best, most) = (first + i, width * height);
        }

        return new LayoutLink(best, Target);
    }
}
