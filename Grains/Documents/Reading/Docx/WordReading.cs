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

        var styles = new WordStyles(Related("/styles"));
        var context = new WordContext(styles, new WordNumbering(Related("/numbering"), styles), new WordTheme(Related("/theme")), budget);
        var margins = new WordMargins(document, package, body, Related("/settings"));
        var (headers, footers) = (margins.Parts("header"), margins.Parts("footer"));
        var builder = new LayoutBuilder(budget);
        var walk = new WordWalk(builder, context);
        var page = Page();
        // A header's contact data comes before the text, as a person sees it.
        var inMargins = Read(headers, LineKind.Header);
        walk.Read(body, new Place(document, new WordFields(document), LineKind.Body, page));
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

        // A header's picture may lie behind the whole page.
        string Page() => document.IsDrawnBehind || headers.Concat(footers).Any(part => part.IsDrawnBehind)
            || document.Root.Child("background").Value("color") is not (null or "auto" or Shading.Paper) ? Shading.Unknown : Shading.Paper;

        int Read(IEnumerable<WordPart> parts, LineKind kind)
        {
            var before = builder.LineCount;
            foreach (var part in parts)
            {
                walk.Read(part.Root, new Place(part, new WordFields(part), kind, page));
            }

            return builder.LineCount - before;
        }
    }
}
