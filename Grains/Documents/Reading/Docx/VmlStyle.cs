using System.Globalization;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>The style of a shape of VML: as of a web page, "position:absolute;margin-left:12pt".</summary>
internal sealed class VmlStyle
{
    private const double Inch = 914_400;

    private readonly Dictionary<string, string> _said = new(StringComparer.OrdinalIgnoreCase);

    public VmlStyle(string? style)
    {
        foreach (var declaration in (style ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                _said[declaration[..colon].Trim()] = declaration[(colon + 1)..].Trim();
            }
        }
    }

    public string? this[string name] => _said.GetValueOrDefault(name);

    public bool Is(string name, string value) => value.Equals(this[name], StringComparison.OrdinalIgnoreCase);

    /// <summary>In EMU; null where it is not said or is a share of something.</summary>
    public long? Length(string name) => this[name] is { } text ? Emu(text) : null;

    /// <summary>A number without a unit, as a group's shapes have it; null where it is not said.</summary>
    public double? Number(string name) => double.TryParse(this[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static long? Emu(string text)
    {
        var unit = text.Length > 2 ? text[^2..].ToLowerInvariant() : "";
        var scale = unit switch { "pt" => Inch / 72, "in" => Inch, "cm" => Inch / 2.54, "mm" => Inch / 25.4, "pc" => Inch / 6, "px" => Inch / 96, _ => 0 };
        return double.TryParse(scale > 0 ? text.AsSpan(0, text.Length - 2) : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < 1_000_000
            ? (long)(number * (scale > 0 ? scale : Inch / 96))
            : null;
    }
}
