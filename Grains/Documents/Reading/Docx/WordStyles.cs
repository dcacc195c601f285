using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Styles, resolved through what they are based on. Each is read once: a style may be named by every paragraph.</summary>
internal sealed class WordStyles
{
    // A chain of styles longer than this is a loop.
    private const int MostBases = 20;

    private readonly Dictionary<string, Said> _styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordStyle> _paragraphs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Look> _characters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TableStyle> _tables = new(StringComparer.Ordinal);
    private readonly WordColours _colours;
    private readonly Look _default;
    private readonly string? _defaultParagraph;

    public WordStyles(XDocument? part, WordColours colours)
    {
        _colours = colours;
        foreach (var style in part?.Root?.Elements().Where(element => element.Is("style")) ?? [])
        {
            if (style.Value("styleId") is { } id)
            {
                _styles[id] = Said.Of(style, colours);
                _defaultParagraph = style.Value("type") == "paragraph" && style.Value("default") is "1" or "true" ? id : _defaultParagraph;
            }
        }

        _default = Look.Of(part?.Root.Child("docDefaults").Child("rPrDefault").Child("rPr"), colours);
    }

    /// <summary>A paragraph's style; the default one's where it names none that is there.</summary>
    public WordStyle Paragraph(string? style)
    {
        var id = (style is not null && _styles.ContainsKey(style) ? style : _defaultParagraph) ?? "";
        if (!_paragraphs.TryGetValue(id, out var resolved))
        {
            var chain = Chain(id).ToList();
            resolved = new WordStyle(
                id,
                chain.AsEnumerable().Reverse().Aggregate(_default, (look, said) => look.Then(said.Look)),
                chain.AsEnumerable().Reverse().Aggregate(Look.Unsaid, (look, said) => look.Then(said.Look)),
                chain.Select(said => said.HeadingLevel).FirstOrDefault(level => level is not null) ?? 0,
                chain.Select(said => said.List).FirstOrDefault(list => list is not null),
                chain.Select(said => said.Level).FirstOrDefault(level => level is not null),
                chain.Select(said => said.Behind).FirstOrDefault(behind => behind is not null),
                chain.Select(said => said.IsClipped).FirstOrDefault(clipped => clipped is not null) ?? false,
                chain.Aggregate(Indent.Unsaid, (indent, said) => indent.Or(said.Indent)),
                chain.FirstOrDefault()?.Style.Child("name").Value() is "HTML Top of Form" or "HTML Bottom of Form");
            _paragraphs.Add(id, resolved);
        }

        return resolved;
    }

    /// <summary>A paragraph's look in a table whose style says something too: the document's defaults, the table, the paragraph's style.</summary>
    public Look Inside(Look table, WordStyle paragraph) => ReferenceEquals(table, Look.Unsaid) ? paragraph.Look : _default.Then(table).Then(paragraph.Own);

    /// <summary>A table's style; null where it names none that is there.</summary>
    public TableStyle? Table(string? style)
    {
        if (style is null || !_styles.ContainsKey(style))
        {
            return null;
        }

        if (!_tables.TryGetValue(style, out var table))
        {
            table = new TableStyle(Chain(style).Select(said => said.Style).Reverse(), _colours);
            _tables.Add(style, table);
        }

        return table;
    }

    /// <summary>What a character style says.</summary>
    public Look Character(string? style)
    {
        if (style is null)
        {
            return Look.Unsaid;
        }

        if (!_characters.TryGetValue(style, out var look))
        {
            look = Chain(style).Reverse().Aggregate(Look.Unsaid, (below, said) => below.Then(said.Look));
            _characters.Add(style, look);
        }

        return look;
    }

    /// <summary>Lines so low that their letters are cut off; null where no height is said.</summary>
    public static bool? IsClipped(XElement? paragraphProperties) => paragraphProperties.Child("spacing") is { } spacing && spacing.Number("line") is { } twentieths
        ? spacing.Value("lineRule") == "exact" && twentieths is >= 0 and < 60
        : null;

    private IEnumerable<Said> Chain(string? style)
    {
        for (var i = 0; i < MostBases && style is not null && _styles.TryGetValue(style, out var said); i++)
        {
            yield return said;
            style = said.Base;
        }
    }

    /// <summary>What one style says itself.</summary>
    private sealed record Said(XElement Style, string? Base, Look Look, int? HeadingLevel, int? List, int? Level, string? Behind, bool? IsClipped, Indent Indent)
    {
        public static Said Of(XElement style, WordColours colours)
        {
            var paragraph = style.Child("pPr");
            var numbering = paragraph.Child("numPr");
            return new Said(
                style,
                style.Child("basedOn").Value(),
                Look.Of(style.Child("rPr"), colours),
                paragraph.Child("outlineLvl").Number() is { } level and >= 0 and <= 8 ? level + 1 : ByName(style.Child("name").Value() ?? ""),
                numbering.Child("numId").Number(),
                numbering.Child("ilvl").Number(),
                Shading.Of(paragraph, colours),
                WordStyles.IsClipped(paragraph),
                Indent.Of(paragraph));
        }

        private static int? ByName(string name) => name.ToLowerInvariant() switch
        {
            "title" => 1,
            ['h', 'e', 'a', 'd', 'i', 'n', 'g', ' ', var digit and >= '1' and <= '9'] => digit - '0',
            _ => null,
        };
    }
}

/// <summary>A paragraph's style with all that it is based on.</summary>
/// <param name="Id">Its name in the file.</param>
/// <param name="Look">How its letters look.</param>
/// <param name="Own">The same without the document's defaults.</param>
/// <param name="HeadingLevel">1 to 9 for a heading's style, 1 for a title's; 0 for any other.</param>
/// <param name="List">The list that it brings along.</param>
/// <param name="Level">The level in that list, from 0.</param>
/// <param name="Behind">What it puts behind the text (<see cref="Shading"/>).</param>
/// <param name="IsClipped">Lines so low that their letters are cut off.</param>
/// <param name="Indent">How far it stands from the text's edges.</param>
/// <param name="IsForm">Word's own marks of a form of a web page that text was copied from: it hides them itself.</param>
internal sealed record WordStyle(string Id, Look Look, Look Own, int HeadingLevel, int? List, int? Level, string? Behind, bool IsClipped, Indent Indent, bool IsForm);
