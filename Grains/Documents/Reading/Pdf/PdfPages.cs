using OrleansResume.GrainInterfaces.Outcomes;
using UglyToad.PdfPig;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Goes through the pages of an open file.</summary>
internal static class PdfPages
{
    // A page of a resume has over a thousand letters; a scan has none, or those of a stamp.
    private const int FewLetters = 80;

    public static Outcome<ReadDocument> Read(PdfDocument document, PdfParsing parsing)
    {
        document.AddPageFactory<PdfPage, PdfPageFactory>();
        var options = parsing.Reading;
        var nodes = new PageTree(document.Structure.TokenScanner, parsing.Meter).Pages(document.Structure.Catalog.CatalogDictionary);
        var pages = nodes.Count;
        if (pages == 0)
            return PdfRefusals.Corrupt;
        if (pages > options.MaxPages)
            return PdfRefusals.TooManyPages(pages, options.MaxPages);

        parsing.Layers = new Layers(document.Structure.Catalog.CatalogDictionary, document.Structure.TokenScanner, parsing.Meter);
        var text = Read(nodes, parsing, mayBeScan: true) ?? Read(nodes, parsing, mayBeScan: false)!;
        if (text.Characters > options.MaxCharacters)
            return PdfRefusals.TooComplex;

        var read = text.End(pages);
        var letters = read.Text.Count(char.IsLetter);
        if (letters == 0 && text.IsBlank)
            return Unreadable.Empty;

        return letters == 0 || (read.Layout.Traits.Images > 0 && letters < FewLetters * pages) ? PdfRefusals.NoText : read;
    }

    /// <summary>
    /// Recognized text behind pictures is believed only where the file holds nothing else: as one page among others it is text
    /// that nobody sees.
    /// </summary>
    /// <returns>Null where the first pages looked like a scan and a later one does not: they must be read again.</returns>
    private static PdfText? Read(List<PageNode> nodes, PdfParsing parsing, bool mayBeScan)
    {
        var text = new PdfText(parsing.Meter);
        for (var number = 1; number <= nodes.Count && text.Characters <= parsing.Reading.MaxCharacters; number++)
        {
            parsing.Meter.BeginPage();
            var page = parsing.Pages!.Page(number, nodes[number - 1]);
            var content = PageContent.Of(page, mayBeScan && text.MayBeScan, parsing.Meter);
            if (mayBeScan && text.IsScan && !content.IsOcrLayer && page.Letters.Count > 0)
                return null;

            text.Add(content, page.Links);
        }

        return text;
    }
}
