using System.Globalization;
using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Real lists: what stands before an item that is numbered by Word and not typed.</summary>
internal sealed class WordNumbering
{
    private readonly Dictionary<int, XElement> _lists = [];
    private readonly Dictionary<(int List, int Level), int> _counts = [];

    public WordNumbering(XDocument? part)
    {
        var kinds = new Dictionary<int, XElement>();
        foreach (var element in part?.Root?.Elements() ?? [])
        {
            if (element.Is("abstractNum") && element.Number("abstractNumId") is { } kind)
            {
                kinds[kind] = element;
            }
            else if (element.Is("num") && element.Number("numId") is { } list && element.Child("abstractNumId").Number() is { } of && kinds.TryGetValue(of, out var found))
            {
                _lists[list] = found;
            }
        }
    }

    /// <summary>The mark of the next item: "• ", "3. ", or null where the paragraph is in no list.</summary>
    public string? Next(XElement? properties)
    {
        if (properties.Child("numId").Number() is not { } list || list == 0 || !_lists.TryGetValue(list, out var kind))
        {
            return null;
        }

        var level = properties.Child("ilvl").Number() ?? 0;
        var format = kind.Elements().FirstOrDefault(element => element.Is("lvl") && element.Number("ilvl") == level);
        var number = _counts[(list, level)] = _counts.GetValueOrDefault((list, level), (format.Child("start").Number() ?? 1) - 1) + 1;
        foreach (var deeper in _counts.Keys.Where(key => key.List == list && key.Level > level).ToList())
        {
            _counts.Remove(deeper);
        }

        return format.Child("numFmt").Value() switch
        {
            "none" => null,
            "decimal" or "decimalZero" => number.ToString(CultureInfo.InvariantCulture) + ". ",
            "lowerLetter" when number <= 26 => (char)('a' + number - 1) + ". ",
            "upperLetter" when number <= 26 => (char)('A' + number - 1) + ". ",
            "lowerRoman" or "upperRoman" => number.ToString(CultureInfo.InvariantCulture) + ". ",
            _ => Bullets.Mark,
        };
    }
}
