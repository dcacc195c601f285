using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>What shows at a point of a picture.</summary>
/// <param name="Colour">Null where it is not known.</param>
/// <param name="Shows">Something is painted there.</param>
internal readonly record struct Paint(Rgb? Colour, bool Shows);

/// <summary>A picture where it lies on a page. Its samples are looked at only where a question needs them.</summary>
internal sealed partial class Picture(StreamToken stream, PdfPoint origin, PdfPoint right, PdfPoint up, IPdfTokenScanner scanner, ILookupFilterProvider filters, PdfMeter meter)
{
    // A picture of text has more samples than points; a photograph that is a page's background still has some.
    private const double SamplesPerPointOfScan = 1;
    private const double SamplesPerPoint = 0.25;

    // Compressed, the emptiest page of text that was scanned takes ten times as much; one colour takes a tenth.
    private const double BytesPerSquarePoint = 0.01;

    private const int Byte = 8;

    // Its place is found and its parts are put together.
    private const int StepsPerColour = 10;

    private readonly double _width = Length(origin, right);
    private readonly double _height = Length(origin, up);
    private PictureSamples? _samples;
    private bool _isDecoded;

    private enum Kind
    {
        Plain,
        Masked,
        Stencil,
    }

    /// <summary>What lies below is not seen: it has no mask and is none.</summary>
    public bool Hides => KindOf() is Kind.Plain;

    /// <summary>It may be a page that was scanned: real samples for the area that it takes.</summary>
    public bool IsScan => Has(SamplesPerPointOfScan);

    private int Columns => Number(NameToken.Width, NameToken.W);

    private int Rows => Number(NameToken.Height, NameToken.H);

    public Paint ColourAt(double x, double y)
    {
        meter.Spend(StepsPerColour);
        if (!_isDecoded)
            (_samples, _isDecoded) = (KindOf() is Kind.Plain ? Decoded() : null, true);
        if (_samples is null)
            return new Paint(null, Has(SamplesPerPoint));

        var (dx, dy) = (x - origin.X, y - origin.Y);
        var (u, v) = (
            ((dx * (right.X - origin.X)) + (dy * (right.Y - origin.Y))) / (_width * _width),
            ((dx * (up.X - origin.X)) + (dy * (up.Y - origin.Y))) / (_height * _height));
        return new Paint(_samples.At(u, 1 - v), Shows: true);
    }

    private static double Length(PdfPoint from, PdfPoint to) => Math.Max(1e-3, Math.Sqrt(Math.Pow(to.X - from.X, 2) + Math.Pow(to.Y - from.Y, 2)));

    private bool Has(double samplesPerPoint) =>
        Columns >= samplesPerPoint * _width && Rows >= samplesPerPoint * _height && stream.Data.Length >= BytesPerSquarePoint * _width * _height;

    private Kind KindOf() =>
        Get(NameToken.ImageMask, NameToken.Im) is BooleanToken { Data: true } ? Kind.Stencil
        : Get(NameToken.Smask) is StreamToken || Get(NameToken.Mask) is StreamToken or ArrayToken ? Kind.Masked
        : Kind.Plain;

    /// <summary>Null where the samples are of a kind that is not read here, or too many.</summary>
    private PictureSamples? Decoded()
    {
        var colours = Colours();
        if (colours is null || Columns <= 0 || Rows <= 0 || Number(NameToken.BitsPerComponent, NameToken.Bpc) != Byte || Get(NameToken.Decode, NameToken.D) is not null
            || !meter.TryTakeSamples((long)Columns * Rows * colours.Value))
        {
            return null;
        }

        try
        {
            var samples = stream.Decode(filters, scanner);
            return samples.Length >= (long)Columns * Rows * colours ? new PictureSamples(samples, Columns, Rows, colours.Value) : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !meter.Exceeded)
        {
            // A damaged picture is shown by nobody.
            return null;
        }
    }

    /// <summary>Parts of a colour: grey, RGB or CMYK; null for others.</summary>
    private int? Colours() => Get(NameToken.ColorSpace, NameToken.Cs) switch
    {
        _ when Get(NameToken.Filter, NameToken.F) is { } filter && IsPhotograph(filter) => null,
        NameToken { Data: "DeviceGray" or "G" or "CalGray" } => 1,
        NameToken { Data: "DeviceRGB" or "RGB" or "CalRGB" } => 3,
        NameToken { Data: "DeviceCMYK" or "CMYK" } => 4,
        ArrayToken { Data: [NameToken { Data: "CalGray" }, ..] } => 1,
        ArrayToken { Data: [NameToken { Data: "CalRGB" }, ..] } => 3,
        ArrayToken { Data: [NameToken { Data: "ICCBased" }, var profile] } when DirectObjectFinder.TryGet<StreamToken>(profile, scanner, out var icc)
            && icc.StreamDictionary.TryGet<NumericToken>(NameToken.N, scanner, out var parts) && parts.Int is 1 or 3 or 4 => parts.Int,
        _ => null,
    };

    private static bool IsPhotograph(IToken filter) => filter switch
    {
        NameToken { Data: "DCTDecode" or "DCT" or "JPXDecode" or "JBIG2Decode" or "CCITTFaxDecode" or "CCF" } => true,
        ArrayToken filters => filters.Data.Any(IsPhotograph),
        _ => false,
    };

    private int Number(NameToken name, NameToken shortName) => Get(name, shortName) is NumericToken number ? number.Int : 0;

    private IToken? Get(params ReadOnlySpan<NameToken> names)
    {
        foreach (var name in names)
        {
            if (stream.StreamDictionary.TryGet(name, out var token))
                return token is IndirectReferenceToken reference ? scanner.Get(reference.Data)?.Data : token;
        }

        return null;
    }
}

/// <summary>A picture's samples, a byte a part of a colour, row by row from the top.</summary>
internal sealed class PictureSamples(Memory<byte> samples, int columns, int rows, int parts)
{
    /// <summary>The colour at a place; from 0 to 1 from the left and from the top.</summary>
    public Rgb At(double x, double y)
    {
        var column = (int)Math.Clamp(x * columns, 0, columns - 1);
        var row = (int)Math.Clamp(y * rows, 0, rows - 1);
        var sample = samples.Span.Slice(((row * columns) + column) * parts, parts);
        return parts switch
        {
            1 => new Rgb(Part(sample[0]), Part(sample[0]), Part(sample[0])),
            3 => new Rgb(Part(sample[0]), Part(sample[1]), Part(sample[2])),
            _ => new Rgb(Ink(sample[0], sample[3]), Ink(sample[1], sample[3]), Ink(sample[2], sample[3])),
        };
    }

    private static double Part(byte part) => part / 255.0;

    private static double Ink(byte ink, byte black) => (1 - Part(ink)) * (1 - Part(black));
}
