using System.Text;
using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>What one paragraph holds: its lines, what is hidden in it, where its links go, and the boxes anchored to it.</summary>
internal sealed class WordParagraph
{
    private readonly StringBuilder _line = new();
    private readonly Look _look;
    private readonly WordStyles _styles;
    private readonly Dictionary<string, Relation> _relations;
    private int _bold;
    private int _italic;
    private int _letters;
    private int _largest;

    private WordParagraph(Look look, WordStyles styles, Dictionary<string, Relation> relations)
    {
        _look = look;
        _styles = styles;
        _relations = relations;
    }

    public List<string> Lines { get; } = [];

    public List<(string Quote, HiddenReason Reason)> Hidden { get; } = [];

    public List<string> Links { get; } = [];

    public List<XElement> Boxes { get; } = [];

    public HashSet<string> Fonts { get; } = new(StringComparer.Ordinal);

    public bool Tracked { get; private set; }

    /// <summary>"• ", "1. ", or null.</summary>
    public string? Mark { get; private set; }

    public LayoutLine Line { get; private set; } = new();

    public static WordParagraph Read(XElement paragraph, WordStyles styles, WordNumbering numbering, Dictionary<string, Relation> relations)
    {
        var properties = paragraph.Child("pPr");
        var style = properties.Child("pStyle").Value();
        var read = new WordParagraph(styles.Paragraph(style), styles, relations);
        read.Inline(paragraph, depth: 0);
        read.EndLine();
        read.Lines.RemoveAll(line => line.Trim().Length == 0);
        read.Mark = read.Lines.Count > 0 ? numbering.Next(properties.Child("numPr") ?? styles.Numbering(style)) : null;
        var level = properties.Child("outlineLvl").Number() is { } own and >= 0 and <= 8 ? own + 1 : styles.HeadingLevel(style);
        read.Line = new LayoutLine
        {
            FontSize = read._largest / 2.0,
            Bold = read._bold * 2 > read._letters,
            Italic = read._italic * 2 > read._letters,
            Kind = level > 0 ? LineKind.Heading : LineKind.Body,
            HeadingLevel = level,
        };
        return read;
    }

    private void Inline(XElement container, int depth)
    {
        foreach (var element in container.Elements())
        {
            switch (element.WordName())
            {
                case "r":
                    Run(element);
                    break;
                case "hyperlink":
                    if (element.Value("id") is { } id && _relations.TryGetValue(id, out var relation) && relation.External)
                    {
                        Links.Add(relation.Target);
                    }

                    Inline(element, depth + 1);
                    break;
                case "ins" or "moveTo":
                    Tracked = true;
                    Inline(element, depth + 1);
                    break;
                case "del" or "moveFrom":
                    Tracked = true;
                    break;
                case "sdt":
                    Inline(element.Child("sdtContent") ?? new XElement("none"), depth + 1);
                    break;
                case "smartTag" or "customXml" or "fldSimple" or "dir" or "bdo":
                    Inline(element, depth + 1);
                    break;
            }
        }
    }

    private void Run(XElement run)
    {
        var properties = run.Child("rPr");
        var look = _look.Then(_styles.Character(properties.Child("rStyle").Value())).Then(Look.Of(properties));
        var text = new StringBuilder();
        foreach (var element in run.Elements())
        {
            Piece(element, text);
        }

        Boxes.AddRange(TextBoxes(run));
        if (look.Hidden is { } reason)
        {
            if (text.ToString().Trim() is { Length: > 0 } quote)
            {
                Hidden.Add((quote, reason));
            }

            return;
        }

        if (look.Font is not null && text.Length > 0)
        {
            Fonts.Add(look.Font);
        }

        var letters = text.ToString().Count(char.IsLetterOrDigit);
        _letters += letters;
        _bold += look.Bold == true ? letters : 0;
        _italic += look.Italic == true ? letters : 0;
        // Word's own default is 10 points.
        _largest = letters > 0 ? Math.Max(_largest, look.HalfPoints ?? 20) : _largest;
        foreach (var c in text.ToString())
        {
            if (c == '\n')
            {
                EndLine();
            }
            else
            {
                _line.Append(c);
            }
        }
    }

    private void Piece(XElement element, StringBuilder text)
    {
        switch (element.WordName())
        {
            case "t":
                text.Append(element.Value.Replace('\n', ' '));
                break;
            case "tab" or "ptab":
                text.Append('\t');
                break;
            case "br" or "cr":
                text.Append('\n');
                break;
            case "noBreakHyphen":
                text.Append('-');
                break;
            case "sym":
                text.Append(Symbol(element));
                break;
            case "instrText":
                Field(element.Value);
                break;
        }
    }

    private static string Symbol(XElement symbol) =>
        int.TryParse(symbol.Value("char"), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var code) && code is > 0 and < 0xD800 or (>= 0xE000 and <= 0xFFFF)
            ? ((char)code).ToString()
            : "";

    // A link as a field: HYPERLINK "mailto:…".
    private void Field(string instruction)
    {
        var parts = instruction.Split('"');
        if (parts.Length >= 3 && parts[0].Trim() == "HYPERLINK")
        {
            Links.Add(parts[1]);
        }
    }

    // The choice, not the fallback, which says the same again.
    private static IEnumerable<XElement> TextBoxes(XElement element)
    {
        var hasChoice = element.Name.LocalName == "AlternateContent" && element.Elements().Any(child => child.Name.LocalName == "Choice");
        foreach (var child in element.Elements())
        {
            if (child.Is("txbxContent"))
            {
                yield return child;
                continue;
            }

            var isFallback = hasChoice && child.Name.LocalName == "Fallback";
            foreach (var box in isFallback ? [] : TextBoxes(child))
            {
                yield return box;
            }
        }
    }

    private void EndLine()
    {
        Lines.Add(_line.ToString());
        _line.Clear();
    }
}
