using System.Text;
using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>What one paragraph holds: its lines, what is hidden in it, and the boxes anchored to it.</summary>
internal sealed partial class WordParagraph(WordContext context, Place stands)
{
    // "Top of Form", in whatever language.
    private const int LongestOfAForm = 30;

    private readonly Place _stands = stands;

    // Where its pieces stand: those of a branch that is not shown, nowhere.
    private Place _place = stands;
    private readonly WordLineBuilder _line = new();
    private readonly List<(StringBuilder Quote, HiddenReason Reason)> _hidden = [];
    private readonly List<WordLine> _lines = [];
    private readonly List<WordBox> _boxes = [];
    private WordStyle _style = context.Styles.Paragraph(null);
    private string? _behind;
    private Look _look = Look.Unsaid;
    private HiddenReason? _lost;
    private bool _isOnPage;
    private bool _isHiding;

    public IReadOnlyList<WordLine> Lines => _lines;

    public IReadOnlyList<WordBox> Boxes => _boxes;

    public IEnumerable<(string Quote, HiddenReason Reason)> Hidden => _hidden.Where(hidden => !_style.IsForm || hidden.Quote.Length > LongestOfAForm)
        .Select(hidden => (hidden.Quote.ToString(), hidden.Reason));

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
        _look = context.Styles.Inside(_place.Under ?? Look.Unsaid, _style);
        var shading = Shading.Of(properties, context.Colours) ?? _style.Behind;
        _isOnPage = shading is null && _place.Behind == Shading.Page;
        var ground = _place.Behind == Shading.Page ? context.Ground.Enter(paragraph) : _place.Behind;
        _behind = shading ?? ground;
        _lost = Lost(paragraph, properties);
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
        Mark = _place.Unseen is null ? context.Numbering.Next(properties.Child("numPr"), _style) : null;
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
                    Linked(_place.Part.Target(element), element);
                    break;
                case "fldSimple":
                    Linked(WordFields.Target(element.Value("instr")), element);
                    break;
                case "ins" or "moveTo":
                    var seen = context.Seen;
                    Inline(element);
                    context.Tracked |= context.Seen > seen;
                    break;
                case "bdo" when element.Value() == "rtl":
                    // As the character that does the same would have it (Overrides).
                    Say("\u202E", Look.Unsaid);
                    Inline(element);
                    Say("\u202C", Look.Unsaid);
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

    private Look LookOf(XElement? properties) => properties is null
        ? _look
        : _look.Then(context.Styles.Character(properties.Child("rStyle").Value())).Then(Look.Of(properties, context.Colours));

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
                Break(element);
                break;
            case "noBreakHyphen":
                Say("-", look);
                break;
            case "sym":
                Say(WordSymbols.Of(element), look);
                break;
            case "fldChar":
                Linked(_place.Fields.Mark(element, context));
                break;
            case "instrText":
                _place.Fields.Code(element.Value);
                break;
            case "ruby":
                // The reading above the letters, as one types it behind them.
                Inline(element.Child("rubyBase") ?? element);
                Say("（", look);
                Inline(element.Child("rt") ?? element);
                Say("）", look);
                break;
            case "drawing" or "pict" or "object" when !_place.Fields.InCode:
                context.Drawings++;
                new WordDrawing(context, _place.Part, _boxes, Link).Read(element, _isOnPage ? Shading.Page : _behind, _place.Unseen);
                break;
            case "" when element.Name.LocalName == "symEx":
                Say(WordSymbols.OfExtended(element), look);
                break;
            default:
                Foreign(element, choice => Pieces(choice, look));
                break;
        }
    }

    private void Say(string text, Look look)
    {
        if (_place.Fields.InCode || text.Length == 0)
        {
            return;
        }

        var hidden = _place.Unseen ?? look.HiddenBefore(_behind, text.Length) ?? _lost;
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
        if (!string.IsNullOrWhiteSpace(text))
        {
            context.Hide();
        }

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

    private void EndLine()
    {
        if (_line.End() is { } line)
        {
            context.Ground.Advance(_stands.Kind is LineKind.Body or LineKind.TableRow ? line.Layout.FontSize : 0);
            _lines.Add(line);
        }
    }
}
