using System.Xml.Linq;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Reads a Word document: everything that a person sees, once, in order.</summary>
internal static class WordReading
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static Outcome<ReadDocument> Read(WordPackage package, ReadingBudget budget)
    {
        if (Open(package, budget, depth: 0) is not { } opened)
        {
            return Unreadable.Corrupt;
        }

        var (document, body, context, margins) = opened;
        var builder = new LayoutBuilder(budget);
        var walk = new WordWalk(builder, context);
        // A header's contact data comes before the text, as a person sees it.
        var inMargins = Read(margins.Headers, LineKind.Header);
        walk.Read(body, new Place(document, new WordFields(document), LineKind.Body, Shading.Page));
        ReadNotes("/footnotes", "footnoteReference");
        ReadNotes("/endnotes", "endnoteReference");
        inMargins += Read(margins.Footers, LineKind.Footer);
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
            UnreadParts = context.Unread,
        };
        return builder.Build(MediaType);

        void ReadNotes(string type, string reference)
        {
            if (document.Named(type) is { } target && WordPart.Open(package, target) is { } part)
            {
                Read([part], LineKind.Note, WordNotes.Referred(body, reference));
            }
        }

        int Read(IEnumerable<WordPart> parts, LineKind kind, WordNotes? notes = null)
        {
            var before = builder.LineCount;
            foreach (var part in parts)
            {
                walk.Read(part.Root, new Place(part, new WordFields(part), kind, kind == LineKind.Note ? context.Ground.Paper : context.Ground.Margin) { Notes = notes });
            }

            return builder.LineCount - before;
        }
    }

    /// <summary>What all of a document's text needs to be known before the first of it is read; null where it has no body.</summary>
    /// <param name="package">The file.</param>
    /// <param name="budget">What reading it may cost.</param>
    /// <param name="depth">Documents that it is within.</param>
    public static OpenDocument? Open(WordPackage package, ReadingBudget budget, int depth)
    {
        if (WordPart.Open(package, package.MainName) is not { } document || document.Root.Child("body") is not { } body)
        {
            return null;
        }

        var settings = Related("/settings")?.Root;
        var theme = new WordTheme(Related("/theme"), settings);
        var colours = new WordColours(theme);
        var styles = new WordStyles(Related("/styles"), colours);
        var margins = new WordMargins(document, package, body, settings);
        var page = WordPage.Of(margins.Sections);
        var ground = new WordGround(document, margins.Headers.Concat(margins.Footers), Paper(document.Root.Child("background"), settings, colours), page, margins.Columns > 1, colours);
        var context = new WordContext(styles, new WordNumbering(Related("/numbering"), styles, colours), theme, colours, page, ground, budget) { Depth = depth };
        return new OpenDocument(document, body, context, margins);

        XDocument? Related(string type) => document.Named(type) is { } target ? package.Part(target) : null;
    }

    // A page's colour is shown only where the settings say so; a picture of it may have any.
    private static string Paper(XElement? background, XElement? settings, WordColours colours) =>
        background is null || settings.Switch("displayBackgroundShape") != true ? Shading.Paper
        : background.HasElements ? Shading.Unknown
        : colours.Of(background, "color", "themeColor") ?? Shading.Paper;
}

/// <summary>A document before its text is read.</summary>
internal sealed record OpenDocument(WordPart Document, XElement Body, WordContext Context, WordMargins Margins);
