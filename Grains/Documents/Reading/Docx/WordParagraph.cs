using System.Text;
using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>What one paragraph holds: its lines, what is hidden in it, and the boxes anchored to it.</summary>
internal sealed class WordParagraph(WordContext context, Place place)
{
    private readonly WordLineBuilder _line = new();
    private readonly List<(StringBuilder Quote, HiddenReason Reason)> _hidden = [];
    private readonly List<WordLine> _lines = [];
    private readonly List<WordBox> _boxes = [];
    private WordStyle _style = context.Styles.Paragraph(null);
    private string? _behind;
    private bool _isClipped;
    private bool _isHiding;

    public IReadOnlyList<WordLine> Lines => _lines;

    public IReadOnlyList<WordBox> Boxes => _boxes;

    public IEnumerable<(string Quote, HiddenReason Reason)> Hidden => _hidden.Select(hidden => (hidden.Quote.ToString(), hidden.Reason));

    /// <summary>Links that no line shows.</summary>
    public IReadOnlyList<string> Links => _line.Rest;

    /// <summary>1 to 9 for a heading, else 0.</summary>
    public int HeadingLevel { get; private set; }

    /// <summary>What its list puts before it.</summary>
    public ListMark? Mark { get; private set; }

    /// <summary>Reads a paragraph, or the next one where the mark between them is deleted or hidden.</summary>
    /// <returns>True where the next paragraph continues this one.</returns>
    public bool Read(XElement paragraph)
    {
        var properties = paragraph.Child("pPr");
        _style = context.Styles.Paragraph(properties.Child("pStyle").Value());
        _behind = Shading.Of(properties) ?? _style.Behind ?? place.Behind;
        _isClipped = WordStyles.IsClipped(properties) ?? _style.IsClipped;
        var before = _lines.Count;
        Inline(paragraph);
        if (before == 0)
        {
            HeadingLevel = properties.Child("outlineLvl").Number() is { } own ? own is >= 0 and <= 8 ? own + 1 : 0 : _style.HeadingLevel;
        }

        var mark = properties.Child("rPr");
        context.Tracked |= mark.Child("ins") is not null || mark.Child("del") is not null;
        if (mark.Child("del") is not null || mark.Child("moveFrom") is not null || mark.Switch("vanish") == true)
        {
            return true;
        }

        EndLine();
        Mark = place.Unseen is null ? context.Numbering.Next(properties.Child("numPr"), _style) : null;
        return false;
    }

    /// <summary>Ends a paragraph that was to be continued and is not.</summary>
    public void End() => EndLine();

    private void Inline(XElement container)
    {
        foreach (var element in container.Elements())
        {
            switch (element.WordName())
            {
                case "r":
                    Run(element);
                    break;
                case "hyperlink":
                    Link(place.Part.Target(element));
                    Inline(element);
                    break;
                case "fldSimple":
                    Link(WordFields.Target(element.Value("instr")));
                    Inline(element);
                    break;
                case "ins" or "moveTo":
                    context.Tracked = true;
                    Inline(element);
                    break;
                case "del" or "moveFrom":
                    context.Tracked = true;
                    break;
                case "sdt" or "sdtContent" or "smartTag" or "customXml" or "dir" or "bdo":
                    Inline(element);
                    break;
                default:
                    Foreign(element, Inline);
                    break;
            }
        }
    }

    private void Foreign(XElement element, Action<XElement> read)
    {
        if (element.Name.LocalName == "AlternateContent")
        {
            context.Choose(element, read);
        }
        else if (element.Name.LocalName is "oMath" or "oMathPara")
        {
            WordFormula.Read(element, (text, run) => Say(text, LookOf(run.Child("rPr"))));
        }
    }

    private Look LookOf(XElement? properties) => properties is null
        ? _style.Look
        : _style.Look.Then(context.Styles.Character(properties.Child("rStyle").Value())).Then(Look.Of(properties));

    private void Run(XElement run)
    {
        context.Budget.CheckTime();
        var look = LookOf(run.Child("rPr"));
        Pieces(run, look);
    }

    private void Pieces(XElement run, Look look)
    {
        foreach (var element in run.Elements())
        {
            Piece(element, look);
        }
    }

    private void Piece(XElement element, Look look)
    {
        switch (element.WordName())
        {
            case "t":
                Say(WordSymbols.Of(look.Font, element.Value.Replace('\n', ' ')), look);
                break;
            case "tab" or "ptab":
                Say("\t", look);
                break;
            case "br" or "cr":
                Say("\n", look);
                break;
            case "noBreakHyphen":
                Say("-", look);
                break;
            case "sym":
                Say(WordSymbols.Of(element), look);
                break;
            case "fldChar":
                Link(place.Fields.Mark(element));
                break;
            case "instrText":
                place.Fields.Code(element.Value);
                break;
            case "ruby":
                // The reading above the letters, as one types it behind them.
                Inline(element.Child("rubyBase") ?? element);
                Say("（", look);
                Inline(element.Child("rt") ?? element);
                Say("）", look);
                break;
            case "drawing" or "pict" or "object" when !place.Fields.InCode:
                var before = _boxes.Count;
                WordDrawing.Read(element, place with { Behind = _behind }, _boxes, Link);
                context.Said += _boxes.Count - before;
                break;
            default:
                Foreign(element, choice => Pieces(choice, look));
                break;
        }
    }

    private void Say(string text, Look look)
    {
        if (place.Fields.InCode || text.Length == 0)
        {
            return;
        }

        var hidden = place.Unseen ?? look.HiddenBefore(_behind) ?? (_isClipped ? HiddenReason.Tiny : null);
        if (hidden is { } reason)
        {
            Hide(text, reason);
            return;
        }

        _isHiding = false;
        context.See(text, look);
        while (text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end)
        {
            _line.Say(text.AsSpan(0, end), look);
            EndLine();
            text = text[(end + 1)..];
        }

        _line.Say(text, look);
    }

    // What is hidden piece by piece is one stretch to whoever hid it.
    private void Hide(string text, HiddenReason reason)
    {
        if (!_isHiding || _hidden[^1].Reason != reason)
        {
            _hidden.Add((new StringBuilder(), reason));
        }

        _isHiding = true;
        _hidden[^1].Quote.Append(text);
        context.Said++;
        if (reason == HiddenReason.Invisible)
        {
            return;
        }

        // It still takes its room: words on both sides of it are two.
        _line.Gap();
        if (text == "\n")
        {
            EndLine();
        }
    }

    private void Link(string? target)
    {
        if (target is { Length: > 0 })
        {
            _line.Link(target);
        }
    }

    private void EndLine()
    {
        if (_line.End() is { } line)
        {
            _lines.Add(line);
        }
    }
}
