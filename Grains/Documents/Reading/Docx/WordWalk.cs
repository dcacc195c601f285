using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Walks through a part and hands its paragraphs to the layout, in the order in which a person reads them.</summary>
internal sealed partial class WordWalk(LayoutBuilder builder, WordContext context)
{
    public int Tables { get; private set; }

    public int Boxes { get; private set; }

    /// <summary>Reads a container of paragraphs and tables.</summary>
    public void Read(XElement container, Place place)
    {
        WordParagraph? open = null;
        foreach (var element in container.Elements())
        {
            context.Budget.CheckTime();
            if (element.Is("p"))
            {
                open = Next(open, element, place, paragraph => Tell(paragraph, place));
                continue;
            }

            if (element.WordName() is "bookmarkStart" or "bookmarkEnd" or "proofErr")
            {
                continue;
            }

            End(open, place);
            open = null;
            Block(element, place);
        }

        End(open, place);
    }

    private void Block(XElement element, Place place)
    {
        switch (element.WordName())
        {
            case "tbl":
                Table(element, place);
                break;
            case "sdt" or "sdtContent" or "ins" or "moveTo" or "customXml" or "smartTag":
                Read(element, place);
                break;
            case "footnote" or "endnote":
                // What separates the notes from the text is no note.
                if (element.Value("type") is null or "normal")
                {
                    Read(element, place);
                }

                break;
            default:
                if (element.Name.LocalName == "AlternateContent")
                {
                    context.Choose(element, choice => Read(choice, place));
                }
                else if (element.Name.LocalName is "oMath" or "oMathPara")
                {
                    // A formula may stand alone between paragraphs: it is read as one.
                    End(Next(null, new XElement(element.Name.Namespace + "p", element), place, paragraph => Tell(paragraph, place)), place);
                }

                break;
        }
    }

    /// <summary>Reads a paragraph, or into the one that is still open.</summary>
    /// <returns>The paragraph where the next one continues it.</returns>
    private WordParagraph? Next(WordParagraph? open, XElement element, Place place, Action<WordParagraph> take)
    {
        var paragraph = open ?? new WordParagraph(context, place);
        if (paragraph.Read(element))
        {
            return paragraph;
        }

        take(paragraph);
        return null;
    }

    private void End(WordParagraph? open, Place place)
    {
        if (open is not null)
        {
            open.End();
            Tell(open, place);
        }
    }

    private void Tell(WordParagraph paragraph, Place place)
    {
        var first = -1;
        foreach (var line in paragraph.Lines)
        {
            var index = Add(line, paragraph, place.Kind, isFirst: first < 0);
            first = first < 0 ? index : first;
            Link(line.Links, index);
        }

        Rest(paragraph, place, first);
    }

    // What does not stand in its lines.
    private void Rest(WordParagraph paragraph, Place place, int line)
    {
        Link(paragraph.Links, line);
        foreach (var (quote, reason) in paragraph.Hidden)
        {
            builder.AddHidden(quote, reason, page: 0);
        }

        foreach (var box in paragraph.Boxes)
        {
            Box(box, place);
        }
    }

    private void Link(IReadOnlyList<string> targets, int line)
    {
        foreach (var target in targets)
        {
            builder.AddLink(line, target);
        }
    }

    private void Box(WordBox box, Place place)
    {
        Boxes++;
        var kind = place.Kind is LineKind.Body or LineKind.TableRow ? LineKind.TextBox : place.Kind;
        var inside = place with { Fields = new WordFields(place.Part), Kind = kind, Behind = box.Behind, Unseen = box.Unseen };
        if (box.Content is { } content)
        {
            Read(content, inside);
        }

        foreach (var line in box.Lines)
        {
            if (box.Unseen is { } reason)
            {
                builder.AddHidden(line, reason, page: 0);
            }
            else
            {
                builder.Add(line, new LayoutLine { Kind = kind });
            }
        }
    }

    private int Add(WordLine line, WordParagraph paragraph, LineKind kind, bool isFirst)
    {
        var (mark, glyph, text) = Marked(line, isFirst ? paragraph.Mark : null);
        if (kind is LineKind.Header or LineKind.Footer or LineKind.Note)
        {
            return builder.Add(mark + text, line.Layout with { Kind = kind });
        }

        if (paragraph.HeadingLevel > 0)
        {
            return builder.Add(WithoutOrnament(mark) + text, line.Layout with { Kind = LineKind.Heading, HeadingLevel = paragraph.HeadingLevel });
        }

        if (mark is null)
        {
            return builder.Add(text, line.Layout with { Kind = !isFirst && paragraph.Mark is not null ? LineKind.ListItemContinued : kind });
        }

        Note(glyph);
        return builder.Add(mark + text, line.Layout with { Kind = LineKind.ListItem });
    }

    private void Note(char? glyph)
    {
        if (glyph is { } seen)
        {
            builder.NoteBullet(seen);
        }
    }

    // A bullet may be typed, in whatever font.
    private static (string? Mark, char? Glyph, string Text) Marked(WordLine line, ListMark? mark)
    {
        if (mark is { } said)
        {
            return (said.Text, said.Glyph, line.Text.TrimStart());
        }

        return Bullets.TryStrip(line.Text, out var glyph, out var rest) && !rest.IsEmpty ? (Bullets.Mark, glyph, rest.ToString()) : (null, null, line.Text);
    }

    // A heading's bullet says nothing, its number does.
    private static string? WithoutOrnament(string? mark) => mark == Bullets.Mark ? null : mark;
}
