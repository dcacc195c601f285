using System.Diagnostics.CodeAnalysis;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>What pages and forms are drawn with: looked at before the library loads it.</summary>
internal sealed class BoundedResources(IResourceStore library, FontPrograms fonts, Unfolding unfolding, ColourNames colours, PdfParsing parsing) : IResourceStore
{
    // What the library does to load resources that it knows, and to find a colour space in them.
    private const int StepsPerLoad = 300;
    private const int StepsPerColour = 50;

    private readonly HashSet<IFont> _met = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<DictionaryToken> _loaded = [];
    private readonly Dictionary<DictionaryToken, DictionaryToken> _checked = new(ReferenceEqualityComparer.Instance);

    public void LoadResourceDictionary(DictionaryToken resourceDictionary)
    {
        parsing.Meter.Spend(StepsPerLoad);
        if (!_checked.TryGetValue(resourceDictionary, out var prepared))
        {
            unfolding.Check(resourceDictionary);
            _checked[resourceDictionary] = prepared = fonts.PrepareAll(colours.With(resourceDictionary));
        }

        library.LoadResourceDictionary(prepared);
        _loaded.Push(prepared);
    }

    public void UnloadResourceDictionary()
    {
        library.UnloadResourceDictionary();
        _loaded.TryPop(out _);
    }

    public IFont? GetFont(NameToken name)
    {
        var font = library.GetFont(name);
        if (font is not null && _met.Add(font) && _loaded.Select(resources => fonts.Named(resources, name)).FirstOrDefault(found => found is not null) is { } token)
            Note(font, token);
        return font;
    }

    public bool TryGetXObject(NameToken name, [NotNullWhen(true)] out StreamToken? stream) => library.TryGetXObject(name, out stream);

    public bool TryGetXObjectReference(NameToken name, out IndirectReference reference) => library.TryGetXObjectReference(name, out reference);

    public DictionaryToken? GetExtendedGraphicsStateDictionary(NameToken name) => library.GetExtendedGraphicsStateDictionary(name);

    public IFont GetFontDirectly(IndirectReferenceToken fontReferenceToken)
    {
        parsing.Meter.Spend(StepsPerLoad);
        fonts.Prepare(fontReferenceToken);
        var font = library.GetFontDirectly(fontReferenceToken);
        Note(font, fontReferenceToken);
        return font;
    }

    public bool TryGetNamedColorSpace(NameToken name, out ResourceColorSpace namedColorSpace) => library.TryGetNamedColorSpace(name, out namedColorSpace);

    public ColorSpaceDetails GetColorSpaceDetails(NameToken? name, DictionaryToken? dictionary)
    {
        parsing.Meter.Spend(StepsPerColour);
        return library.GetColorSpaceDetails(Name(name, dictionary), dictionary);
    }

    public ColorSpaceDetails GetDeviceColorSpaceDetails(ColorSpace deviceColorSpace) => library.GetDeviceColorSpaceDetails(deviceColorSpace);

    public DictionaryToken? GetMarkedContentPropertiesDictionary(NameToken name) => library.GetMarkedContentPropertiesDictionary(name);

    public IReadOnlyDictionary<NameToken, PatternColor> GetPatterns() => library.GetPatterns();

    public Shading GetShading(NameToken name) => library.GetShading(name);

    private NameToken? Name(NameToken? name, DictionaryToken? dictionary) =>
        name is not null && dictionary is null && ColourNames.Of(name) is var other && library.TryGetNamedColorSpace(other, out _) ? other : name;

    private void Note(IFont font, IToken token)
    {
        if (fonts.IsBlank(token))
            parsing.BlankFonts.Add(font);
    }
}
