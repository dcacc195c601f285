using OrleansResume.GrainInterfaces.Outcomes;
using UglyToad.PdfPig;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Goes through the pages of an open file.</summary>
internal static class PdfPages
{
    // A page of a resume has over a thousand letters; a scan has none, or those of a stamp.
    private const int FewLetters = 80;

    // Spaces, shadows and hidden letters make more glyphs than characters, but not by much.
    private const int GlyphsPerCharacter = 2;

    public static Outcome<ReadDocument> Read(PdfDocument document, ReadingOptions options, CancellationToken cancellation)
    {
        var pages = document.NumberOfPages;
        if (pages == 0)
            return PdfRefusals.Corrupt;
        if (pages > options.MaxPages)
            return PdfRefusals.TooManyPages(pages, options.MaxPages);

        var text = new PdfText();
        for (var number = 1; number <= pages; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = document.GetPage(number);
            if (page.Letters.Count > GlyphsPerCharacter * (long)options.MaxCharacters)
                return PdfRefusals.TooComplex;

            text.Add(PageContent.Of(page), PageLink.Of(page));
            if (text.Characters > options.MaxCharacters)
                return PdfRefusals.TooComplex;
        }

        var read = text.End(pages);
        var letters = read.Text.Count(char.IsLetter);
        return letters == 0 || (read.Layout.Traits.Images > 0 && letters < FewLetters * pages) ? PdfRefusals.NoText : read;
    }
}
