using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>A part of a page that opens an address.</summary>
internal sealed record PageLink(PdfRectangle Area, string Target)
{
    private const int LongestTarget = 2000;
    private const int MostLinks = 1000;
    private const double Ascent = 0.7;
    private const int StepsPerAnnotation = 50;

    // Flags of annotations that no person sees on a screen.
    private const int Hidden = 1 << 1;
    private const int NoView = 1 << 5;

    public static IReadOnlyList<PageLink> Of(DictionaryToken page, IPdfTokenScanner scanner, in TransformationMatrix matrix, PdfMeter meter)
    {
        var links = new List<PageLink>();
        if (!page.TryGet<ArrayToken>(NameToken.Annots, scanner, out var annotations))
            return links;

        foreach (var token in annotations.Data)
        {
            meter.Spend(StepsPerAnnotation);
            if (links.Count < MostLinks
                && DirectObjectFinder.TryGet<DictionaryToken>(token, scanner, out var annotation) && !IsHidden(annotation, scanner)
                && Address(annotation, scanner) is { Length: > 0 and <= LongestTarget } target && !target.Any(char.IsControl)
                && Place(annotation, scanner) is { } area)
            {
                links.Add(new PageLink(matrix.Transform(area), target));
            }
        }

        return links;
    }

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

    /// <summary>No person sees the annotation on a screen.</summary>
    public static bool IsHidden(DictionaryToken annotation, IPdfTokenScanner scanner) =>
        annotation.TryGet<NumericToken>(NameToken.F, scanner, out var flags) && (flags.Int & (Hidden | NoView)) != 0;

    private static string? Address(DictionaryToken annotation, IPdfTokenScanner scanner) =>
        !annotation.ContainsKey(NameToken.Dest)
        && annotation.TryGet<DictionaryToken>(NameToken.A, scanner, out var action)
        && action.TryGet<NameToken>(NameToken.S, scanner, out var kind) && kind.Equals(NameToken.Uri)
        && action.TryGet<IDataToken<string>>(NameToken.Uri, scanner, out var target)
            ? target.Data.Trim()
            : null;

    /// <summary>Where the annotation lies, in the page's space; null where that is not said.</summary>
    public static PdfRectangle? Place(DictionaryToken annotation, IPdfTokenScanner scanner)
    {
        if (!annotation.TryGet<ArrayToken>(NameToken.Rect, scanner, out var sides))
            return null;

        var numbers = sides.Data.Take(4)
            .Select(side => DirectObjectFinder.TryGet<NumericToken>(side, scanner, out var number) ? number.Double : double.NaN)
            .ToArray();
        return numbers.Length == 4 && numbers.All(double.IsFinite) ? new PdfRectangle(numbers[0], numbers[1], numbers[2], numbers[3]) : null;
    }
}
