using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Fonts before the library makes them: their tables are measured, their streams metered, and outlines taken out of them.</summary>
internal sealed class FontPrograms(IPdfTokenScanner scanner, ILookupFilterProvider filters, PdfMeter meter)
{
    // A font of one script has some hundreds; one of all characters has 65 536, and a file has some of them.
    private const double MostWidths = 1_000_000;

    // A reference to a font, its descendants in an array, and the font in it.
    private const int MaxDepth = 4;

    private static readonly NameToken[] _programs = [NameToken.FontFile, NameToken.FontFile2, NameToken.FontFile3];
    private static readonly NameToken[] _maps = [NameToken.ToUnicode, NameToken.Encoding];

    private readonly HashSet<DictionaryToken> _fonts = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<IndirectReference> _streams = [];
    private readonly HashSet<IndirectReference> _blank = [];
    private double _widths;

    /// <returns>The resources as the library is to load them.</returns>
    public DictionaryToken PrepareAll(DictionaryToken resources)
    {
        foreach (var fonts in At(resources, NameToken.Font))
        {
            foreach (var font in fonts.Data.Values)
                Prepare(font);

            var direct = fonts.Data.Where(font => font.Value is DictionaryToken dictionary && IsLookedFor(dictionary)).ToList();
            if (direct.Count > 0)
            {
                var changed = direct.Aggregate(fonts, (all, font) => all.With(NameToken.Create(font.Key), Plain((DictionaryToken)font.Value)));
                resources = resources.With(NameToken.Font, changed);
            }
        }

        return resources;
    }

    /// <param name="font">A font's dictionary, or a reference to it.</param>
    public void Prepare(IToken font)
    {
        if (font is IndirectReferenceToken reference && DirectObjectFinder.TryGet<DictionaryToken>(font, scanner, out var sought) && IsLookedFor(sought))
            scanner.ReplaceToken(reference.Data, Plain(sought));

        foreach (var dictionary in Dictionaries(font, depth: 0).Where(_fonts.Add))
        {
            meter.Spend(dictionary.Data.Count);
            CountWidths(dictionary, NameToken.W, columns: 1);
            CountWidths(dictionary, NameToken.W2, columns: 3);
            foreach (var map in _maps)
                Replace(dictionary, map, CMapBounds.Checked);
            Replace(dictionary, NameToken.CidToGidMap, (bytes, _) => bytes);
            foreach (var descriptor in At(dictionary, NameToken.FontDescriptor))
            {
                foreach (var program in _programs)
                    Replace(descriptor, program, (bytes, _) => WithoutOutlines(descriptor, program, bytes));
            }

            if (dictionary.TryGet(NameToken.DescendantFonts, out var descendants))
                Prepare(descendants);
        }
    }

    /// <summary>The font holds a program of which no glyph draws anything. It was prepared before.</summary>
    /// <param name="font">A font's dictionary, or a reference to it.</param>
    public bool IsBlank(IToken font) => Dictionaries(font, depth: 0)
        .SelectMany(dictionary => At(dictionary, NameToken.DescendantFonts).Prepend(dictionary))
        .SelectMany(dictionary => At(dictionary, NameToken.FontDescriptor))
        .Any(descriptor => Array.Exists(_programs, program => descriptor.TryGet(program, out IndirectReferenceToken reference) && _blank.Contains(reference.Data)));

    /// <summary>Null where the resources have none of this name.</summary>
    public IToken? Named(DictionaryToken resources, NameToken name) =>
        At(resources, NameToken.Font).Select(all => all.TryGet(name, out var font) ? font : null).FirstOrDefault();

    private Memory<byte> WithoutOutlines(DictionaryToken descriptor, NameToken name, Memory<byte> program)
    {
        meter.Spend(program.Length);
        if (BlankOutlines.Are(program.Span) && descriptor.TryGet(name, out IndirectReferenceToken reference))
            _blank.Add(reference.Data);
        return FontOutlines.Without(program);
    }

    /// <summary>
    /// A TrueType font that the file does not hold, or not wholly: the library would read all fonts of the machine for it, so that
    /// the text would depend on what is installed there.
    /// </summary>
    private bool IsLookedFor(DictionaryToken font) =>
        font.TryGet<NameToken>(NameToken.Subtype, scanner, out var kind) && kind.Equals(NameToken.TrueType)
        && !(font.ContainsKey(NameToken.FirstChar) && font.ContainsKey(NameToken.Widths)
            && At(font, NameToken.FontDescriptor).Any(descriptor => Array.Exists(_programs, descriptor.ContainsKey)));

    /// <summary>As a Type 1 font, of which the library needs the name, widths and characters that stand in the file, and no more.</summary>
    private static DictionaryToken Plain(DictionaryToken font) => font.With(NameToken.Subtype, NameToken.Type1);

    private IEnumerable<DictionaryToken> At(DictionaryToken dictionary, NameToken name) =>
        dictionary.TryGet(name, out var token) ? Dictionaries(token, depth: 0) : [];

    private IEnumerable<DictionaryToken> Dictionaries(IToken token, int depth) => token switch
    {
        _ when depth > MaxDepth => throw meter.Exceed(),
        DictionaryToken dictionary => [dictionary],
        ArrayToken array => array.Data.SelectMany(element => Dictionaries(element, depth + 1)),
        IndirectReferenceToken when DirectObjectFinder.TryGet<DictionaryToken>(token, scanner, out var dictionary) => [dictionary],
        IndirectReferenceToken when DirectObjectFinder.TryGet<ArrayToken>(token, scanner, out var array) => Dictionaries(array, depth + 1),
        _ => [],
    };

    /// <summary>"first last width", for as many letters as lie between, or "first [width width]".</summary>
    private void CountWidths(DictionaryToken font, NameToken name, int columns)
    {
        if (!font.TryGet<ArrayToken>(name, scanner, out var widths))
            return;

        for (var i = 0; i + 1 < widths.Length; i++)
        {
            if (DirectObjectFinder.TryGet<ArrayToken>(widths[i + 1], scanner, out var list))
            {
                _widths += list.Length;
                i++;
            }
            else if (DirectObjectFinder.TryGet<NumericToken>(widths[i], scanner, out var first) && DirectObjectFinder.TryGet<NumericToken>(widths[i + 1], scanner, out var last))
            {
                _widths += Math.Max(0, last.Double - first.Double);
                i += 1 + columns;
            }

            meter.Spend(1);
            if (_widths > MostWidths)
                throw meter.Exceed();
        }
    }

    /// <summary>The library reads what is put in the stream's place: metered, also where it was not compressed.</summary>
    private void Replace(DictionaryToken owner, NameToken name, Func<Memory<byte>, PdfMeter, Memory<byte>> made)
    {
        if (!owner.TryGet(name, out IndirectReferenceToken reference) || !_streams.Add(reference.Data)
            || !DirectObjectFinder.TryGet<StreamToken>(reference, scanner, out var stream))
        {
            return;
        }

        Memory<byte> bytes;
        try
        {
            bytes = stream.Decode(filters, scanner);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !meter.Exceeded)
        {
            // The library meets the same, and makes do without.
            return;
        }

        var plain = stream.StreamDictionary.Without(NameToken.Filter).Without(NameToken.F).Without(NameToken.DecodeParms);
        scanner.ReplaceToken(reference.Data, new StreamToken(plain, MeteredMemory.Of(made(bytes, meter), meter)));
    }
}
