using UglyToad.PdfPig;
using UglyToad.PdfPig.PdfFonts;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>How the library is to read, with what goes through it to our parts: they are made by the library.</summary>
internal sealed class PdfParsing : ParsingOptions
{
    // Deeper than any honest file; a thread's stack of 16 MB holds many times as much.
    private const int MaxDepth = 256;

    public PdfParsing(ReadingOptions reading, PdfMeter meter)
    {
        (Reading, Meter) = (reading, meter);
        UseLenientParsing = true;
        SkipMissingFonts = true;

        // Ligatures of some programs have no character but there.
        UseActualText = true;
        MaxStackDepth = MaxDepth;
        FilterProvider = new MeteredFilters(meter);
    }

    public ReadingOptions Reading { get; }

    public PdfMeter Meter { get; }

    /// <summary>Of those that were used, whose glyphs draw nothing.</summary>
    public HashSet<IFont> BlankFonts { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Set when the file is open.</summary>
    public PdfPageFactory? Pages { get; set; }

    /// <summary>Set when the file is open.</summary>
    public Layers? Layers { get; set; }
}
