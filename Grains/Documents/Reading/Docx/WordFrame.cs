using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Frames of paragraphs and floating tables, which are placed by the page or the text, in twentieths of a point.</summary>
internal static class WordFrame
{
    /// <summary>True where a paragraph's frame (w:framePr) is off the page. It grows with its text, so that only its far side is sure.</summary>
    public static bool IsOff(XElement? frame, WordPage page) => frame is not null && (
        IsBeyond(frame.Number("x"), page.Across(frame.Value("hAnchor")), frame.Number("w"), page.Width)
        || IsBeyond(frame.Number("y"), page.Down(frame.Value("vAnchor")), frame.Number("h"), page.Height));

    /// <summary>True where a table stands off the page: a floating one by its place, another by its indent.</summary>
    /// <param name="table">w:tbl.</param>
    /// <param name="page">The page.</param>
    /// <param name="isInMargins">It stands in the text itself, not in a cell or box.</param>
    public static bool IsOff(XElement table, WordPage page, bool isInMargins)
    {
        var properties = table.Child("tblPr");
        var floating = properties.Child("tblpPr");
        var width = table.Child("tblGrid")?.Elements().Where(column => column.Is("gridCol")).Sum(column => Math.Clamp((long)(column.Number("w") ?? 0), 0, 100_000));
        if (floating is not null)
        {
            return IsBeyond(floating.Number("tblpX"), page.Across(floating.Value("horzAnchor")), width, page.Width)
                || IsBeyond(floating.Number("tblpY"), page.Down(floating.Value("vertAnchor")), null, page.Height);
        }

        return IsBeyond(properties.Child("tblInd").Number("w"), isInMargins ? page.Left : new Span(0, page.Width), width, page.Width);
    }

    private static bool IsBeyond(int? offset, Span origin, long? length, long side)
    {
        if (offset is not { } twips)
        {
            return false;
        }

        var start = twips * WordPage.Twip;
        return origin.Least + start > side || origin.Most + start + (length is > 0 and { } known ? known * WordPage.Twip : side) < 0;
    }
}
