using System.Collections.Frozen;
using System.Globalization;
using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Signs of the fonts Symbol and Wingdings, which have no letters of Unicode: Word writes them at F000 and up.</summary>
internal static class WordSymbols
{
    private static readonly FrozenDictionary<char, char> None = Pairs("");

    private static readonly FrozenDictionary<string, FrozenDictionary<char, char>> Fonts = new Dictionary<string, FrozenDictionary<char, char>>(StringComparer.OrdinalIgnoreCase)
    {
        ["Symbol"] = Pairs(
            "\u00B7•\u00B0°\u00B1±\u00B4×\u00A3≤\u00B3≥\u00B9≠\u00AE→\u00AC←\u00E4™\u00D2®\u00D3©\u00A2′\u00B2″\u002D−\u00A5∞"
            + "AΑBΒCΧDΔEΕFΦGΓHΗIΙKΚLΛMΜNΝOΟPΠQΘRΡSΣTΤUΥWΩXΞYΨZΖaαbβcχdδeεfφgγhηiιkκlλmμnνoοpπqθrρsσtτuυwωxξyψzζ"),
        ["Wingdings"] = Pairs(
            "\u0028☎\u0029✆\u002A✉\u0037⌨\u0046☞\u004A☺\u004C☹\u0051✈\u006C●\u006E■\u006F□\u0071❑\u0072❒\u0075◆\u0076❖\u0077◆\u009F•"
            + "\u00A7▪\u00A8◻\u00AB★\u00D8➢\u00E0→\u00E8➔\u00F0⇨\u00FB✗\u00FC✓\u00FD☒\u00FE☑"),
        ["Wingdings 2"] = Pairs("\u004F✗\u0050✓\u0052☑\u0053☒\u00A3☐"),
        ["Wingdings 3"] = Pairs("\u007D▶"),
        ["Webdings"] = None,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What <c>w:sym</c> shows: a character of Unicode, one of private use where none is known, or nothing.</summary>
    public static string Of(XElement symbol)
    {
        if (!int.TryParse(symbol.Value("char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
            || code is <= 0 or (>= 0xD800 and < 0xE000) or > 0xFFFF)
        {
            return "";
        }

        return Map(symbol.Value("font"), (char)code).ToString();
    }

    /// <summary>Text in such a font: what stands in its area of private use.</summary>
    public static string Of(string? font, string text) => font is not null && Fonts.ContainsKey(font) && text.AsSpan().ContainsAnyInRange('\uF000', '\uF0FF')
        ? string.Create(text.Length, (font, text), (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = from.text[i] is >= '\uF000' and <= '\uF0FF' ? Map(from.font, from.text[i]) : from.text[i];
            }
        })
        : text;

    /// <summary>One sign of such a font, which may also stand there as the letter of the same code.</summary>
    public static char Of(string? font, char sign) => Map(font, sign);

    private static char Map(string? font, char sign)
    {
        if (sign is not (< '\u0100' or (>= '\uF000' and <= '\uF0FF')) || font is null || !Fonts.TryGetValue(font, out var signs))
        {
            return sign;
        }

        // What is not known stays a sign without a letter, and is counted as one.
        return signs.TryGetValue((char)(sign & 0xFF), out var mapped) ? mapped : (char)(0xF000 | (sign & 0xFF));
    }

    private static FrozenDictionary<char, char> Pairs(string pairs) => pairs.Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);
}
