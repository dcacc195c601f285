using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// How many parts colours, patterns and shadings have when each reference is followed every time it stands there, as the library
/// does, on its stack. Parts that hold themselves have no end of them.
/// </summary>
internal sealed class Unfolding(IPdfTokenScanner scanner, ILookupFilterProvider filters, PdfMeter meter)
{
    // A gradient of twenty colours has a hundred.
    private const long MostParts = 20_000;

    // A pattern's shading's colour's function's functions.
    private const int MaxDepth = 32;

    // A sampled function is blended over all corners of a cube of so many sides: inks.
    private const int MostInks = 8;
    private const double MostSamples = 1 << 20;

    // A calculation's branches; the library takes them on its stack.
    private const int MostBranches = 500;
    private const int Calculation = 4;

    private static readonly NameToken[] _resources = [NameToken.ColorSpace, NameToken.Pattern, NameToken.Shading];

    private static readonly HashSet<string> _followed = [NameToken.ColorSpace, NameToken.Shading, NameToken.Function, NameToken.Functions, NameToken.Alternate];

    private readonly Dictionary<IndirectReference, long> _known = [];

    /// <param name="resources">Of a page or form.</param>
    public void Check(DictionaryToken resources)
    {
        foreach (var name in _resources)
        {
            if (!resources.TryGet<DictionaryToken>(name, scanner, out var entries))
                continue;
            foreach (var entry in entries.Data.Values)
                Parts(entry, depth: 0);
        }
    }

    private long Parts(IToken token, int depth)
    {
        meter.Spend(1);
        if (depth > MaxDepth)
            throw meter.Exceed();

        long parts = 1;
        switch (token)
        {
            case IndirectReferenceToken reference:
                return PartsBehind(reference, depth);
            case ArrayToken array:
                foreach (var element in array.Data)
                {
                    if (element is IndirectReferenceToken or ArrayToken or DictionaryToken)
                        parts += Parts(element, depth + 1);
                }

                break;
            case StreamToken stream:
                CheckCalculation(stream);
                return Parts(stream.StreamDictionary, depth + 1);
            case DictionaryToken dictionary:
                CheckSamples(dictionary);
                foreach (var (name, value) in dictionary.Data)
                {
                    if (_followed.Contains(name))
                        parts += Parts(value, depth + 1);
                }

                break;
        }

        return parts > MostParts ? throw meter.Exceed() : parts;
    }

    private long PartsBehind(IndirectReferenceToken reference, int depth)
    {
        if (_known.TryGetValue(reference.Data, out var known))
            return known;

        // Met again before it is known, it holds itself.
        _known[reference.Data] = MostParts;
        var parts = DirectObjectFinder.TryGet<IToken>(reference, scanner, out _) && scanner.Get(reference.Data)?.Data is { } token and not IndirectReferenceToken
            ? Parts(token, depth + 1)
            : 1;
        return _known[reference.Data] = parts;
    }

    private void CheckSamples(DictionaryToken dictionary)
    {
        if (!dictionary.TryGet<ArrayToken>(NameToken.Size, scanner, out var sizes))
            return;

        var samples = sizes.Data.OfType<NumericToken>().Aggregate(1.0, (all, size) => all * Math.Max(1, Math.Abs(size.Double)));
        if (sizes.Length > MostInks || samples > MostSamples)
            throw meter.Exceed();
    }

    private void CheckCalculation(StreamToken function)
    {
        if (function.StreamDictionary.TryGet<NumericToken>(NameToken.FunctionType, scanner, out var type) && type.Int == Calculation
            && function.Decode(filters, scanner).Span.Count((byte)'{') > MostBranches)
        {
            throw meter.Exceed();
        }
    }
}
