using UglyToad.PdfPig;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Layers of a file (optional content) and which of them are not shown when it is opened.</summary>
internal sealed class Layers
{
    private const int StepsPerLayer = 20;

    private static readonly NameToken _properties = NameToken.Create("OCProperties");
    private static readonly NameToken _layers = NameToken.Create("OCGs");
    private static readonly NameToken _baseState = NameToken.Create("BaseState");
    private static readonly NameToken _on = NameToken.Create("ON");
    private static readonly NameToken _off = NameToken.Create("OFF");
    private static readonly NameToken _policy = NameToken.Create("P");

    private readonly IPdfTokenScanner _scanner;
    private readonly PdfMeter _meter;

    // The library gives the same object for the same reference.
    private readonly HashSet<DictionaryToken> _hidden = new(ReferenceEqualityComparer.Instance);

    public Layers(DictionaryToken catalog, IPdfTokenScanner scanner, PdfMeter meter)
    {
        (_scanner, _meter) = (scanner, meter);
        if (!catalog.TryGet<DictionaryToken>(_properties, scanner, out var properties) || !properties.TryGet<DictionaryToken>(NameToken.D, scanner, out var shown))
            return;

        if (shown.TryGet<NameToken>(_baseState, scanner, out var state) && state.Data == "OFF")
            _hidden.UnionWith(All(properties, _layers));
        _hidden.ExceptWith(All(shown, _on));
        _hidden.UnionWith(All(shown, _off));
    }

    /// <summary>A layer, or a rule over layers, is not shown.</summary>
    /// <param name="content">What content is marked with; null where it is not marked.</param>
    public bool Hides(DictionaryToken? content)
    {
        if (content is null || _hidden.Count == 0)
            return false;
        if (_hidden.Contains(content))
            return true;

        var members = All(content, _layers).ToList();
        if (members.Count == 0)
            return false;

        var hidden = members.Count(_hidden.Contains);
        return (content.TryGet<NameToken>(_policy, _scanner, out var policy) ? policy.Data : "AnyOn") switch
        {
            "AllOn" => hidden > 0,
            "AnyOff" => hidden == 0,
            "AllOff" => hidden < members.Count,
            _ => hidden == members.Count,
        };
    }

    /// <summary>As <see cref="Hides(DictionaryToken?)"/>, for what a form or picture says of itself.</summary>
    public bool Hides(StreamToken part) =>
        _hidden.Count > 0 && part.StreamDictionary.TryGet<DictionaryToken>(NameToken.Oc, _scanner, out var content) && Hides(content);

    /// <summary>One layer, or those of an array.</summary>
    private IEnumerable<DictionaryToken> All(DictionaryToken dictionary, NameToken name)
    {
        if (dictionary.TryGet<DictionaryToken>(name, _scanner, out var one))
            return [one];
        if (!dictionary.TryGet<ArrayToken>(name, _scanner, out var many))
            return [];

        _meter.Spend(StepsPerLayer * (long)many.Length);
        return many.Data.Select(token => DirectObjectFinder.TryGet<DictionaryToken>(token, _scanner, out var layer) ? layer : null).OfType<DictionaryToken>();
    }
}
