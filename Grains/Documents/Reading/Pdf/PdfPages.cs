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
        var (options, factory) = (parsing.Reading, parsing.Pages!);
        var nodes = new PageTree(document.Structure.TokenScanner, parsing.Meter).Pages(document.Structure.Catalog.CatalogDictionary);
        var pages = nodes.Count;
        if (pages == 0)
            return PdfRefusals.Corrupt;
        if (pages > options.MaxPages)
            return PdfRefusals.TooManyPages(pages, options.MaxPages);

        var text = new PdfText(parsing.Meter);
        for (var number = 1; number <= pages; number++)
        {
            parsing.Meter.BeginPage();
            var page = factory.Page(number, nodes[number - 1]);
            text.Add(PageContent.Of(page, parsing.Meter), page.Links);
            if (text.Characters > options.MaxCharacters)
                return PdfRefusals.TooComplex;
        }

        var read = text.End(pages);
        var letters = read.Text.Count(char.IsLetter);
        return letters == 0 || (read.Layout.Traits.Images > 0 && letters < FewLetters * pages) ? PdfRefusals.NoText : read;
    }
}
