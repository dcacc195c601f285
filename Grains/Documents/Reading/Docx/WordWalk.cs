using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Walks through a part and hands its paragraphs to the layout, in the order in which a person reads them.</summary>
internal sealed class WordWalk(LayoutBuilder builder, WordStyles styles, WordNumbering numbering, ReadingBudget budget)
{
    private const int MostDepth = 200;

    // A cell with this many paragraphs is a column of the page, not a field of a table.
    private const int ParagraphsOfAColumn = 3;

    private readonly SortedSet<string> _fonts = new(StringComparer.Ordinal);
    private int _tables;
    private int _boxes;
    private bool _margins;
    private bool _tracked;

    /// <summary>Reads a container of paragraphs and tables.</summary>
    public void Read(XElement container, Dictionary<string, Relation> relations, LineKind kind, int depth = 0)
    {
        if (depth > MostDepth)
        {
            throw new UnreadableFileException(Unreadable.TooComplex);
        }

        foreach (var element in container.Elements())
        {
            budget.CheckTime();
            switch (element.WordName())
            {
                case "p":
                    Paragraph(element, relations, kind, depth);
                    break;
                case "tbl":
                    Table(element, relations, kind, depth);
                    break;
                case "sdt":
                    Read(element.Child("sdtContent") ?? element, relations, kind, depth + 1);
                    break;
                case "ins" or "moveTo" or "customXml" or "smartTag" or "footnote" or "endnote":
                    Read(element, relations, kind, depth + 1);
                    break;
                default:
                    if (element.Name.LocalName == "AlternateContent" && Choice(element) is { } choice)
                    {
                        Read(choice, relations, kind, depth + 1);
                    }

                    break;
            }
        }
    }

    /// <summary>Reads every part of a type that the document refers to.</summary>
    public void Parts(WordPackage package, Dictionary<string, Relation> relations, string type, LineKind kind)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var relation in relations.Values.Where(relation => !relation.External && relation.Type.EndsWith(type, StringComparison.Ordinal)).OrderBy(relation => relation.Target, StringComparer.Ordinal))
        {
            // Sections often repeat one header under several names.
            if (package.Part(relation.Target)?.Root is { } root && seen.Add(root.Value))
            {
                var before = builder.LineCount;
                Read(root, package.Relations(relation.Target), kind);
                _margins |= kind is LineKind.Header or LineKind.Footer && builder.LineCount > before;
            }
        }
    }

    /// <summary>Facts of the file as a whole, once it has been read.</summary>
    public LayoutTraits Traits(XElement body, int images) => new()
    {
        Columns = Math.Max(1, body.Descendants().Where(element => element.Is("cols")).Select(columns => columns.Number("num") ?? 1).DefaultIfEmpty(1).Max()),
        Tables = _tables,
        TextBoxes = _boxes,
        Images = images,
        HeaderText = _margins,
        TrackedChanges = _tracked,
        Fonts = [.. _fonts],
        Language = body.Descendants().Where(element => element.Is("lang")).Select(element => element.Value()).FirstOrDefault(),
    };

    private static XElement? Choice(XElement alternate) => alternate.Elements().FirstOrDefault(element => element.Name.LocalName == "Choice")
        ?? alternate.Elements().FirstOrDefault(element => element.Name.LocalName == "Fallback");

    private void Paragraph(XElement paragraph, Dictionary<string, Relation> relations, LineKind kind, int depth)
    {
        var content = WordParagraph.Read(paragraph, styles, numbering, relations);
        _tracked |= content.Tracked;
        _fonts.UnionWith(content.Fonts);
        foreach (var (quote, reason) in content.Hidden)
        {
            builder.AddHidden(quote, reason, page: 0);
        }

        var line = content.Line with { Kind = kind == LineKind.Body ? content.Line.Kind : kind };
        var first = -1;
        foreach (var text in content.Lines)
        {
            var index = Add(text, line, isFirst: first < 0, content.Mark);
            first = first < 0 ? index : first;
        }

        content.Links.ForEach(target => builder.AddLink(first, target));
        foreach (var box in content.Boxes)
        {
            _boxes++;
            Read(box, relations, LineKind.TextBox, depth + 1);
        }
    }

    private int Add(string text, LayoutLine line, bool isFirst, string? mark)
    {
        if (mark == Bullets.Mark)
        {
            return isFirst ? builder.AddItem(text, line) : builder.Add(text, line with { Kind = LineKind.ListItemContinued });
        }

        if (mark is not null && isFirst && text.Length > 0)
        {
            return builder.Add(mark + text, line with { Kind = LineKind.ListItem });
        }

        return Bullets.TryStrip(text, out var rest) && rest.Length > 0 ? builder.AddItem(rest, line) : builder.Add(text, line);
    }

    private void Table(XElement table, Dictionary<string, Relation> relations, LineKind kind, int depth)
    {
        _tables++;
        var inside = kind == LineKind.Body ? LineKind.TableRow : kind;
        foreach (var row in Rows(table))
        {
            var cells = Cells(row).Where(cell => cell.Child("tcPr").Child("vMerge") is not { } merge || merge.Value() == "restart").ToList();
            var isFields = cells.Count > 1 && cells.TrueForAll(cell => cell.Elements().Count(element => element.Is("p")) < ParagraphsOfAColumn
                && !cell.Elements().Any(element => element.Is("tbl")) && Paragraphs(cell) <= 1);
            if (isFields)
            {
                Fields(cells, relations, inside, depth);
            }
            else
            {
                // A column of a page set as a table: its headings and lists stay what they are.
                cells.ForEach(cell => Read(cell, relations, cells.Count == 1 ? inside : kind, depth + 1));
            }
        }
    }

    private static int Paragraphs(XElement cell) => cell.Elements().Count(element => element.Is("p") && element.Value.Trim().Length > 0);

    // One line a row, with a break at each cell's edge.
    private void Fields(List<XElement> cells, Dictionary<string, Relation> relations, LineKind kind, int depth)
    {
        var contents = cells.SelectMany(cell => cell.Elements().Where(element => element.Is("p")))
            .Select(paragraph => WordParagraph.Read(paragraph, styles, numbering, relations)).ToList();
        var text = string.Join('\t', contents.SelectMany(content => content.Lines).Where(line => line.Trim().Length > 0));
        var look = contents.FirstOrDefault(content => content.Lines.Count > 0)?.Line ?? new LayoutLine();
        var index = builder.Add(text, look with { Kind = kind });
        foreach (var content in contents)
        {
            _fonts.UnionWith(content.Fonts);
            content.Links.ForEach(target => builder.AddLink(index, target));
            content.Hidden.ForEach(hidden => builder.AddHidden(hidden.Quote, hidden.Reason, page: 0));
            content.Boxes.ForEach(box => Read(box, relations, LineKind.TextBox, depth + 1));
        }
    }

    private static IEnumerable<XElement> Rows(XElement table) => table.Elements().SelectMany(element =>
        element.Is("tr") ? [element] : element.Is("sdt") ? Rows(element.Child("sdtContent") ?? new XElement("none")) : element.Is("ins") ? Rows(element) : []);

    private static IEnumerable<XElement> Cells(XElement row) => row.Elements().SelectMany(element =>
        element.Is("tc") ? [element] : element.Is("sdt") ? Cells(element.Child("sdtContent") ?? new XElement("none")) : []);
}
