using System.Globalization;
using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Real lists: what stands before an item that is numbered by Word and not typed.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<int, Instance> _instances = [];
    private readonly WordStyles _styles;

    public WordNumbering(XDocument? part, WordStyles styles)
    {
        _styles = styles;
        var lists = new Dictionary<int, List>();
        foreach (var element in part?.Root?.Elements().Where(element => element.Is("abstractNum")) ?? [])
        {
            if (element.Number("abstractNumId") is { } id)
            {
                lists[id] = new List(element);
            }
        }

        foreach (var element in part?.Root?.Elements() ?? [])
        {
            if (element.Is("num") && element.Number("numId") is { } number && element.Child("abstractNumId").Number() is { } of && lists.TryGetValue(of, out var list))
            {
                _instances[number] = new Instance(list, element);
            }
        }
    }

    /// <summary>The mark of the next item, or null where the paragraph is in no list.</summary>
    /// <param name="properties">The paragraph's own, which may leave the list or the level to its style.</param>
    /// <param name="style">The paragraph's style, which a level may also be meant for.</param>
    public ListMark? Next(XElement? properties, WordStyle style)
    {
        if ((properties.Child("numId").Number() ?? style.List) is not { } number || !_instances.TryGetValue(number, out var instance))
        {
            return null;
        }

        // A list may take its levels from a style, which refers to the list that has them.
        if (instance.List.StyleLink is { } link && _styles.Paragraph(link).List is { } other && _instances.TryGetValue(other, out var linked))
        {
            instance = linked;
        }

        var level = Math.Clamp(properties.Child("ilvl").Number() ?? style.Level ?? instance.List.LevelOf(style.Id), 0, Levels - 1);
        var text = Text(instance.List.Formats[level], instance.Count(level));
        return text is null ? null : new ListMark(text, text == Bullets.Mark ? instance.List.Glyphs[level] : null);
    }

    private static string? Text(string? format, int number) => format switch
    {
        "none" => null,
        "decimal" or "decimalZero" => number.ToString(CultureInfo.InvariantCulture) + ". ",
        "lowerLetter" when number is >= 1 and <= 26 => (char)('a' + number - 1) + ". ",
        "upperLetter" when number is >= 1 and <= 26 => (char)('A' + number - 1) + ". ",
        "lowerLetter" or "upperLetter" or "lowerRoman" or "upperRoman" => number.ToString(CultureInfo.InvariantCulture) + ". ",
        _ => Bullets.Mark,
    };

    /// <summary>A list with its counts, which all its instances share.</summary>
    private sealed class List
    {
        private readonly string?[] _styles = new string?[Levels];

        public List(XElement definition)
        {
            StyleLink = definition.Child("numStyleLink").Value();
            foreach (var level in definition.Elements().Where(element => element.Is("lvl")))
            {
                if (level.Number("ilvl") is { } index and >= 0 and < Levels)
                {
                    Formats[index] = level.Child("numFmt").Value();
                    Glyphs[index] = level.Child("lvlText").Value() is [var glyph, ..] ? WordSymbols.Of(Look.Of(level.Child("rPr")).Font, glyph) : null;
                    Starts[index] = level.Child("start").Number() ?? 1;
                    _styles[index] = level.Child("pStyle").Value();
                }
            }
        }

        public string? StyleLink { get; }

        public string?[] Formats { get; } = new string?[Levels];

        public char?[] Glyphs { get; } = new char?[Levels];

        public int[] Starts { get; } = [1, 1, 1, 1, 1, 1, 1, 1, 1];

        public int?[] Counts { get; } = new int?[Levels];

        public int LevelOf(string style) => Math.Max(0, Array.IndexOf(_styles, style));
    }

    private sealed class Instance
    {
        private readonly int?[] _restarts = new int?[Levels];

        public Instance(List list, XElement definition)
        {
            List = list;
            foreach (var over in definition.Elements().Where(element => element.Is("lvlOverride")))
            {
                if (over.Number("ilvl") is { } index and >= 0 and < Levels)
                {
                    _restarts[index] = over.Child("startOverride").Number();
                }
            }
        }

        public List List { get; }

        public int Count(int level)
        {
            var number = _restarts[level] ?? (List.Counts[level] is { } last ? last + 1 : List.Starts[level]);
            _restarts[level] = null;
            List.Counts[level] = number;
            Array.Clear(List.Counts, level + 1, Levels - level - 1);
            return number;
        }
    }
}

/// <summary>What stands before an item.</summary>
/// <param name="Text">"• " for all bullets, or its number: "3. ".</param>
/// <param name="Glyph">The bullet that a person sees; null for a number, and where nothing is shown.</param>
internal readonly record struct ListMark(string Text, char? Glyph);
