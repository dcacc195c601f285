using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

internal sealed partial class WordWalk
{
    private void Table(XElement table, Place place)
    {
        Tables++;
        var properties = table.Child("tblPr");
        var style = properties.Child("tblStyle").Value();
        var behind = Shading.Of(properties) ?? (style is null ? null : context.Styles.Paragraph(style).Behind) ?? place.Behind;
        var isFirst = true;
        foreach (var row in Within(table, "tr"))
        {
            context.Budget.CheckTime();
            var traits = row.Child("trPr");
            context.Tracked |= traits.Child("ins") is not null || traits.Child("del") is not null;
            if (traits.Child("del") is null)
            {
                Row(row, place with { Behind = behind, Unseen = place.Unseen ?? (traits.Switch("hidden") == true ? HiddenReason.Invisible : null) }, isFirst);
                isFirst = false;
            }
        }
    }

    private void Row(XElement row, Place place, bool isFirst)
    {
        var cells = Within(row, "tc").Select(cell => (Content: cell, Place: Cell(cell, place, isFirst))).ToList();
        var fields = place.Kind == LineKind.Body ? LineKind.TableRow : place.Kind;
        if (cells.Count == 1)
        {
            Read(cells[0].Content, cells[0].Place with { Kind = fields });
        }
        else if (cells.TrueForAll(cell => HasOnlyParagraphs(cell.Content)))
        {
            Cells(cells.ConvertAll(cell => (Paragraphs(cell.Content, cell.Place), cell.Place)), place with { Kind = fields }, place.Kind);
        }
        else
        {
            // A column of a page set as a table: its headings and lists stay what they are.
            cells.ForEach(cell => Read(cell.Content, cell.Place));
        }
    }

    private static Place Cell(XElement cell, Place place, bool isFirst)
    {
        var properties = cell.Child("tcPr");
        // A cell that a merged one above covers; in the first row there is none.
        var isCovered = !isFirst && properties.Child("vMerge") is { } merge && merge.Value() != "restart";
        return place with { Behind = Shading.Of(properties) ?? place.Behind, Unseen = place.Unseen ?? (isCovered ? HiddenReason.Invisible : null) };
    }

    // One line a row with a break at each cell's edge, if each cell is but a field; else cell by cell.
    private void Cells(List<(List<WordParagraph> Paragraphs, Place Place)> cells, Place row, LineKind column)
    {
        var filled = cells.SelectMany(cell => cell.Paragraphs).Where(paragraph => paragraph.Lines.Count > 0).ToList();
        if (filled.Count < 2 || cells.Exists(cell => cell.Paragraphs.Sum(paragraph => paragraph.Lines.Count) > 1))
        {
            var kind = filled.Count < 2 ? row.Kind : column;
            cells.ForEach(cell => cell.Paragraphs.ForEach(paragraph => Tell(paragraph, cell.Place with { Kind = kind })));
            return;
        }

        var text = string.Join('\t', filled.Select(paragraph =>
        {
            var (mark, glyph, rest) = Marked(paragraph.Lines[0], paragraph.Mark);
            Note(paragraph.HeadingLevel > 0 || row.Kind is LineKind.Header or LineKind.Footer or LineKind.Note ? null : glyph);
            return (paragraph.HeadingLevel > 0 ? WithoutOrnament(mark) : mark) + rest.Trim();
        }));
        var index = builder.Add(text, filled.Select(paragraph => paragraph.Lines[0]).MaxBy(line => line.Text.Length)!.Layout with { Kind = row.Kind });
        foreach (var (paragraph, place) in cells.SelectMany(cell => cell.Paragraphs.Select(paragraph => (paragraph, cell.Place))))
        {
            Link([.. paragraph.Lines.SelectMany(line => line.Links)], index);
            Rest(paragraph, place, index);
        }
    }

    private List<WordParagraph> Paragraphs(XElement cell, Place place)
    {
        var paragraphs = new List<WordParagraph>();
        WordParagraph? open = null;
        foreach (var element in Within(cell, "p"))
        {
            open = Next(open, element, place, paragraphs.Add);
        }

        if (open is not null)
        {
            open.End();
            paragraphs.Add(open);
        }

        return paragraphs;
    }

    private static bool HasOnlyParagraphs(XElement cell) => cell.Elements().All(element =>
        IsWrap(element) ? HasOnlyParagraphs(element) : element.Name.LocalName is not ("tbl" or "AlternateContent" or "oMath" or "oMathPara"));

    /// <summary>Rows, cells or paragraphs, of which content controls and the like may hold some.</summary>
    private static List<XElement> Within(XElement container, string name)
    {
        var found = new List<XElement>();
        Collect(container);
        return found;

        void Collect(XElement element)
        {
            foreach (var child in element.Elements())
            {
                if (child.Is(name))
                {
                    found.Add(child);
                }
                else if (IsWrap(child))
                {
                    Collect(child);
                }
            }
        }
    }

    private static bool IsWrap(XElement element) => element.WordName() is "sdt" or "sdtContent" or "ins" or "moveTo" or "customXml" or "smartTag";
}
