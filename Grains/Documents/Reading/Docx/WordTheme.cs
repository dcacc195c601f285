using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>The fonts of a theme, which styles name by their part and not by their name.</summary>
internal sealed class WordTheme
{
    public const string Major = "+major";
    public const string Minor = "+minor";

    private readonly string? _major;
    private readonly string? _minor;

    public WordTheme(XDocument? part)
    {
        foreach (var element in part?.Descendants() ?? [])
        {
            _major ??= element.Name.LocalName == "majorFont" ? element.Any("latin").Value("typeface") : null;
            _minor ??= element.Name.LocalName == "minorFont" ? element.Any("latin").Value("typeface") : null;
        }
    }

    /// <summary>A font's name; null where the theme does not tell.</summary>
    public string? Name(string? font) => font switch { Major => _major, Minor => _minor, _ => font };
}
