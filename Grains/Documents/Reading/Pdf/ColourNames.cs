using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// Inline images may call their colour spaces by short names. The library takes them so everywhere, also where a page has colour
/// spaces of these names, and goes on in the colour that was set before.
/// </summary>
internal sealed class ColourNames(IPdfTokenScanner scanner)
{
    private static readonly Dictionary<NameToken, NameToken> _long = new[] { "G", "RGB", "CMYK", "I" }
        .ToDictionary(name => NameToken.Create(name), name => NameToken.Create($"Page-{name}"));

    /// <summary>What the library is to be asked for where no image asks.</summary>
    public static NameToken Of(NameToken name) => _long.GetValueOrDefault(name, name);

    /// <returns>The resources with such colour spaces under other names as well.</returns>
    public DictionaryToken With(DictionaryToken resources)
    {
        if (!resources.TryGet<DictionaryToken>(NameToken.ColorSpace, scanner, out var spaces) || !_long.Keys.Any(spaces.ContainsKey))
            return resources;

        foreach (var (name, other) in _long)
        {
            if (spaces.TryGet(name, out var space))
                spaces = spaces.With(other, space);
        }

        return resources.With(NameToken.ColorSpace, spaces);
    }
}
