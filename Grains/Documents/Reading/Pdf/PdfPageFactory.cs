using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Makes pages of what the library reads, each step metered. The library makes it, with the parts that it reads files by.</summary>
internal sealed class PdfPageFactory : BasePageFactory<PdfPage>
{
    private readonly PdfMeter _meter;

    public PdfPageFactory(IPdfTokenScanner scanner, IResourceStore resources, ILookupFilterProvider filters, IPageContentParser parser, ParsingOptions options)
        : this(scanner, resources, new MeteredLookup(filters, ((PdfParsing)options).Meter), parser, (PdfParsing)options)
    {
    }

    private PdfPageFactory(IPdfTokenScanner scanner, IResourceStore resources, MeteredLookup filters, IPageContentParser parser, PdfParsing options)
        : base(scanner, new BoundedResources(resources, new FontPrograms(scanner, filters, options.Meter), new Unfolding(scanner, filters, options.Meter), new ColourNames(scanner), options), filters, parser, options)
    {
        _meter = options.Meter;
        options.Pages = this;
    }

    /// <param name="number">From 1.</param>
    /// <param name="node">From the tree of pages.</param>
    public PdfPage Page(int number, PageNode node)
    {
        var inherited = new PageTreeMembers();
        foreach (var resources in node.Resources)
            inherited.ParentResources.Enqueue(resources);

        // Named destinations are not read: where a link within the file leads tells nothing.
        return Create(number, PageStreams.Joined(node.Dictionary, PdfScanner, FilterProvider), inherited, namedDestinations: null!);
    }

    protected override PdfPage ProcessPage(
        int pageNumber,
        DictionaryToken dictionary,
        NamedDestinations namedDestinations,
        MediaBox mediaBox,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        TransformationMatrix initialMatrix,
        IReadOnlyList<IGraphicsStateOperation> operations)
    {
        var links = PageLink.Of(dictionary, PdfScanner, initialMatrix, _meter);
        var page = new PdfPage(pageNumber, cropBox.GetVisibleBounds(rotation), [], [], [], 0, links);
        return operations is null or []
            ? page
            : new PageDrawing(page, ResourceStore, PdfScanner, PageContentParser, FilterProvider, cropBox, userSpaceUnit, rotation, in initialMatrix, (PdfParsing)ParsingOptions) { Annotated = dictionary }
                .Process(pageNumber, operations);
    }
}
