using System.Buffers;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>A page may be drawn by several streams, which are read as one: put together here, where each is metered.</summary>
internal static class PageStreams
{
    public static DictionaryToken Joined(DictionaryToken page, IPdfTokenScanner scanner, ILookupFilterProvider filters)
    {
        if (!page.TryGet(NameToken.Contents, out var contents) || !DirectObjectFinder.TryGet<ArrayToken>(contents, scanner, out var parts))
            return page;

        var joined = new ArrayBufferWriter<byte>();
        foreach (var part in parts.Data.OfType<IndirectReferenceToken>())
        {
            var stream = DirectObjectFinder.Get<StreamToken>(part, scanner) ?? throw new InvalidDataException("A part of a page is missing.");
            joined.Write(stream.Decode(filters, scanner).Span);
            joined.Write("\n"u8);
        }

        return page.With(NameToken.Contents, new StreamToken(DictionaryToken.Empty, joined.WrittenSpan.ToArray()));
    }
}
