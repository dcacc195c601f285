using System.Diagnostics.CodeAnalysis;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>What pages and forms are drawn with: looked at before the library loads it.</summary>
internal sealed class BoundedResources(IResourceStore library, FontPrograms fonts, Unfolding unfolding, PdfMeter meter) : IResourceStore
{
    // What the library does to load resources that it knows, and to find a colour space in them.
    private const int StepsPerLoad = 300;
    private const int StepsPerColour = 50;

    private readonly Dictionary<DictionaryToken, DictionaryToken> _checked = new(ReferenceEqualityComparer.Instance);

    public void LoadResourceDictionary(DictionaryToken resourceDictionary)
    {
        meter.Spend(StepsPerLoad);
        if (!_checked.TryGetValue(resourceDictionary, out var prepared))
        {
            unfolding.Check(resourceDictionary);
            _checked[resourceDictionary] = prepared = fonts.PrepareAll(resourceDictionary);
        }

        library.LoadResourceDictionary(prepared);
    }

    public void UnloadResourceDictionary() => library.UnloadResourceDictionary();

    public IFont? GetFont(NameToken name) => library.GetFont(name);

    public bool TryGetXObject(NameToken name, [NotNullWhen(true)] out StreamToken? stream) => library.TryGetXObject(name, out stream);

    public bool TryGetXObjectReference(NameToken name, out IndirectReference reference) => library.TryGetXObjectReference(name, out reference);

    public DictionaryToken? GetExtendedGraphicsStateDictionary(NameToken name) => library.GetExtendedGraphicsStateDictionary(name);

    public IFont GetFontDirectly(IndirectReferenceToken fontReferenceToken)
    {
        meter.Spend(StepsPerLoad);
        fonts.Prepare(fontReferenceToken);
        return library.GetFontDirectly(fontReferenceToken);
    }

    public bool TryGetNamedColorSpace(NameToken name, out ResourceColorSpace namedColorSpace) => library.TryGetNamedColorSpace(name, out namedColorSpace);

    public ColorSpaceDetails GetColorSpaceDetails(NameToken? name, DictionaryToken? dictionary)
    {
        meter.Spend(StepsPerColour);
        return library.GetColorSpaceDetails(name, dictionary);
    }

    public ColorSpaceDetails GetDeviceColorSpaceDetails(ColorSpace deviceColorSpace) => library.GetDeviceColorSpaceDetails(deviceColorSpace);

    public DictionaryToken? GetMarkedContentPropertiesDictionary(NameToken name) => library.GetMarkedContentPropertiesDictionary(name);

    public IReadOnlyDictionary<NameToken, PatternColor> GetPatterns() => library.GetPatterns();

    public Shading GetShading(NameToken name) => library.GetShading(name);
}
