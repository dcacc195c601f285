using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>What of a paragraph nobody sees for another reason than its letters' look, and the links that go with it.</summary>
internal sealed partial class WordParagraph
{
    private void Foreign(XElement element, Action<XElement> read)
    {
        if (Alternates.Are(element))
        {
            Choose(element, read);
        }
        else if (element.Name.LocalName is "oMath" or "oMathPara")
        {
            WordFormula.Read(element, (text, run) => Say(text, LookOf(run.Child("rPr"))));
        }
    }

    private void Choose(XElement alternate, Action<XElement> read)
    {
        var shown = Alternates.Shown(alternate);
        if (shown is not null)
        {
            read(shown);
        }

        var here = _place;
        foreach (var unseen in Alternates.Unseen(alternate, shown))
        {
            _place = here with { Fields = new WordFields(here.Part), Unseen = here.Unseen ?? HiddenReason.Invisible };
            read(unseen);
            _place = here;
        }
    }

    // Cut off by the height of its lines, or moved off the page as a whole.
    private HiddenReason? Lost(XElement paragraph, XElement? properties)
    {
        if (WordStyles.IsClipped(properties) ?? _style.IsClipped)
        {
            return HiddenReason.Tiny;
        }

        var indent = Indent.Of(properties).Or(_style.Indent);
        var frame = properties.Child("framePr");
        if (ReferenceEquals(indent, Indent.Unsaid) && frame is null)
        {
            return null;
        }

        var letters = paragraph.Descendants().Where(element => element.Is("t")).Sum(element => element.Value.Length);
        return indent.IsOff(context.Page, _stands is { Kind: LineKind.Body, Under: null }, letters, _look.Size)
            || WordFrame.IsOff(frame, context.Page) ? HiddenReason.OffPage : null;
    }

    private void Break(XElement element)
    {
        if (element.Value("type") is "page" or "column" && _stands.Behind == Shading.Page)
        {
            context.Ground.Break();
            _behind = _isOnPage ? context.Ground.Here() : _behind;
        }
    }

    // A link under words that nobody sees is one that nobody follows.
    private void Linked(string? target, XElement content)
    {
        var (seen, hidden, drawings) = (context.Seen, context.Hidden, context.Drawings);
        Link(target);
        Inline(content);
        if (context.Seen == seen && context.Hidden > hidden && context.Drawings == drawings)
        {
            Unlink(target);
        }
    }

    private void Linked(FieldMark mark)
    {
        Link(mark.Begun);
        Unlink(mark.Unseen);
    }

    private void Link(string? target)
    {
        if (target is { Length: > 0 } && _place.Unseen is null)
        {
            _line.Link(target);
        }
    }

    private void Unlink(string? target)
    {
        if (target is { Length: > 0 } && !_line.Unlink(target) && _lines.Count > 0)
        {
            WordLineBuilder.Remove(_lines[^1].Links, target);
        }
    }
}
