using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Finds a file's pages, in their order, as the library would: but each node once, and not too deep.</summary>
internal sealed class PageTree(IPdfTokenScanner scanner, PdfMeter meter)
{
    // Programs make trees of up to ten branches a node, so a thousand pages stand four deep.
    private const int MaxDepth = 64;

    // Thousands of pages are still counted, so that the refusal says how many.
    private const int MaxNodes = 20_000;

    // What a node is looked up and kept for.
    private const int StepsPerNode = 200;

    private static readonly NameToken _kids = NameToken.Create(KidsName.Hidden);

    private readonly HashSet<IndirectReference> _seen = [];
    private readonly List<PageNode> _pages = [];
    private int _nodes;

    public List<PageNode> Pages(DictionaryToken catalog)
    {
        if (catalog.TryGet(NameToken.Pages, out var pages) && DirectObjectFinder.TryGet<DictionaryToken>(pages, scanner, out var root))
            Walk(root, (pages as IndirectReferenceToken)?.Data, new PageNode(DictionaryToken.Empty, []), depth: 0);
        return _pages;
    }

    private void Walk(DictionaryToken node, IndirectReference? reference, PageNode parent, int depth)
    {
        meter.Spend(StepsPerNode);
        if (depth > MaxDepth || ++_nodes > MaxNodes)
            throw meter.Exceed();

        if (IsPage(node))
        {
            _pages.Add(new PageNode(Inheriting(node, parent.Dictionary), parent.Resources));
            return;
        }

        // A page may stand twice; a node whose pages were found already leads in a circle.
        if (reference is not null && !_seen.Add(reference.Value))
            return;

        var inherited = new PageNode(
            Inheriting(node, parent.Dictionary),
            node.TryGet<DictionaryToken>(NameToken.Resources, scanner, out var resources) ? [.. parent.Resources, resources] : parent.Resources);
        if (!node.TryGet<ArrayToken>(_kids, scanner, out var kids))
            return;

        foreach (var kid in kids.Data)
        {
            var child = kid as IndirectReferenceToken ?? throw new InvalidDataException("A page is no reference.");
            Walk(DirectObjectFinder.TryGet<DictionaryToken>(child, scanner, out var dictionary) ? dictionary : DictionaryToken.Empty, child.Data, inherited, depth + 1);
        }
    }

    private bool IsPage(DictionaryToken node) => node.TryGet<NameToken>(NameToken.Type, scanner, out var type)
        ? type.Equals(NameToken.Page)
        : !node.TryGet<ArrayToken>(_kids, scanner, out _);

    private DictionaryToken Inheriting(DictionaryToken node, DictionaryToken parent)
    {
        if (!node.TryGet<ArrayToken>(NameToken.MediaBox, scanner, out _) && parent.TryGet<ArrayToken>(NameToken.MediaBox, scanner, out var box))
            node = node.With(NameToken.MediaBox, box);
        if (!node.TryGet<NumericToken>(NameToken.Rotate, scanner, out _) && parent.TryGet<NumericToken>(NameToken.Rotate, scanner, out var turn))
            node = node.With(NameToken.Rotate, turn);
        return node;
    }
}

/// <summary>A page, or what its pages inherit.</summary>
/// <param name="Dictionary">With what it inherits.</param>
/// <param name="Resources">Of the nodes above it, from the root down.</param>
internal sealed record PageNode(DictionaryToken Dictionary, IReadOnlyList<DictionaryToken> Resources);
