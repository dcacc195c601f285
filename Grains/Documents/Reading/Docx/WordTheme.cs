using System.Collections.Frozen;
using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>The fonts and colours of a theme, which styles name by their part and not by their name.</summary>
internal sealed class WordTheme
{
    public const string Major = "+major";
    public const string Minor = "+minor";

    // Word's own, where a file brings none along.
    private static readonly FrozenDictionary<string, string> Office = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dk1"] = "000000",
        ["lt1"] = "FFFFFF",
        ["dk2"] = "44546A",
        ["lt2"] = "E7E6E6",
        ["accent1"] = "4472C4",
        ["accent2"] = "ED7D31",
        ["accent3"] = "A5A5A5",
        ["accent4"] = "FFC000",
        ["accent5"] = "5B9BD5",
        ["accent6"] = "70AD47",
        ["hlink"] = "0563C1",
        ["folHlink"] = "954F72",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly string? _major;
    private readonly string? _minor;
    private readonly Dictionary<string, string> _colours = new(StringComparer.Ordinal);
    private readonly XElement? _mapping;

    /// <param name="part">The theme.</param>
    /// <param name="settings">The document's settings, which may exchange light and dark.</param>
    public WordTheme(XDocument? part, XElement? settings)
    {
        foreach (var element in part?.Descendants() ?? [])
        {
            _major ??= element.Name.LocalName == "majorFont" ? element.Any("latin").Value("typeface") : null;
            _minor ??= element.Name.LocalName == "minorFont" ? element.Any("latin").Value("typeface") : null;
            foreach (var colour in element.Name.LocalName == "clrScheme" ? element.Elements() : [])
            {
                if (Said(colour.Elements().FirstOrDefault()) is { } said)
                {
                    _colours.TryAdd(colour.Name.LocalName, said);
                }
            }
        }

        _mapping = settings.Child("clrSchemeMapping");
    }

    /// <summary>A font's name; null where the theme does not tell.</summary>
    public string? Name(string? font) => font switch { Major => _major, Minor => _minor, _ => font };

    /// <summary>Six hexadecimal digits for a colour by any of its names (background1, bg1, light1, lt1); null for one that is none.</summary>
    public string? Colour(string? name)
    {
        var key = name switch
        {
            "background1" or "bg1" => Mapped("bg1", "lt1"),
            "background2" or "bg2" => Mapped("bg2", "lt2"),
            "text1" or "tx1" => Mapped("t1", "dk1"),
            "text2" or "tx2" => Mapped("t2", "dk2"),
            null => "",
            _ => Short(name),
        };
        return _colours.GetValueOrDefault(key) ?? Office.GetValueOrDefault(key);
    }

    private string Mapped(string name, string usual) => _mapping.Value(name) is { } other ? Short(other) : usual;

    private static string Short(string name) => name switch
    {
        "light1" => "lt1",
        "light2" => "lt2",
        "dark1" => "dk1",
        "dark2" => "dk2",
        "hyperlink" => "hlink",
        "followedHyperlink" => "folHlink",
        _ => name,
    };

    // What the system calls a window is white and its text black, whatever colour the file last saw there.
    private static string? Said(XElement? colour) => colour?.Name.LocalName switch
    {
        "srgbClr" => colour.Value(),
        "sysClr" => colour.Value() switch { "window" => Shading.Paper, "windowText" => Shading.Black, _ => colour.Value("lastClr") },
        _ => null,
    };
}
