using System.Xml.Linq;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Reads a Word document: everything that a person sees, once, in order.</summary>
internal static class WordReading
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static Outcome<ReadDocument> Read(WordPackage package, ReadingBudget budget)
    {
        if (WordPart.Open(package, package.MainName) is not { } document || document.Root.Child("body") is not { } body)
        {
            return Unreadable.Corrupt;
        }

        var settings = Related("/settings")?.Root;
        var theme = new WordTheme(Related("/theme"), settings);
        var colours = new WordColours(theme);
        var styles = new WordStyles(Related("/styles"), colours);
        var margins = new WordMargins(document, package, body, settings);
        var (headers, footers) = (margins.Parts("header"), margins.Parts("footer"));
        var page = WordPage.Of(margins.Sections);
        var ground = new WordGround(document, headers.Concat(footers), Paper(document.Root.Child("background"), settings, colours), page, margins.Columns > 1, colours);
        var context = new WordContext(styles, new WordNumbering(Related("/numbering"), styles, colours), theme, colours, page, ground, budget);
        var builder = new LayoutBuilder(budget);
        var walk = new WordWalk(builder, context);
        // A header's contact data comes before the text, as a person sees it.
        var inMargins = Read(headers, LineKind.Header);
        walk.Read(body, new Place(document, new WordFields(document), LineKind.Body, Shading.Page));
        Read(Notes("/footnotes"), LineKind.Note);
        Read(Notes("/endnotes"), LineKind.Note);
        inMargins += Read(footers, LineKind.Footer);
        builder.Traits = new LayoutTraits
        {
            Columns = margins.Columns,
            Tables = walk.Tables,
            TextBoxes = walk.Boxes,
            Images = package.Images,
            HeaderText = inMargins > 0,
            TrackedChanges = context.Tracked,
            Fonts = context.Fonts,
            Language = context.Language,
        };
        return builder.Build(MediaType);

        XDocument? Related(string type) => Target(type) is { } target ? package.Part(target) : null;

        string? Target(string type) =>
            document.Relations.Values.FirstOrDefault(relation => !relation.External && relation.Type.EndsWith(type, StringComparison.Ordinal))?.Target;

        IReadOnlyList<WordPart> Notes(string type) => Target(type) is { } target && WordPart.Open(package, target) is { } part ? [part] : [];

        int Read(IEnumerable<WordPart> parts, LineKind kind)
        {
            var before = builder.LineCount;
            foreach (var part in parts)
            {
                walk.Read(part.Root, new Place(part, new WordFields(part), kind, kind == LineKind.Note ? ground.Paper : ground.Margin));
            }

            return builder.LineCount - before;
        }
    }
    // A page's colour is shown only where the settings say so; a picture of it may have any.
    private static string Paper(XElement? background, XElement? settings, WordColours colours) =>
        background is null || settings.Switch("displayBackgroundShape") != true ? Shading.Paper
        : background.HasElements ? Shading.Unknown
        : colours.Of(background, "color", "themeColor") ?? Shading.Paper;
}
