using System.Globalization;
using System.Text;

namespace OrleansResume.Grains.Documents.Reading;

/// <summary>
/// Characters for which nothing is printed, and what a line spells with them: tags, which repeat ASCII at U+E0000; variation
/// selectors, of which a run can carry bytes; and two kinds of zero-width characters as noughts and ones. One here and there is
/// how emoji, scripts and word processors use them, and says nothing.
/// </summary>
internal sealed class InvisibleText
{
    private const int FewestSelectors = 4;
    private const int FewestBits = 32;
    private const int BlackFlag = 0x1F3F4;

    // A flag of a region of a country: at most six letters and digits, and an end.
    private const int MostOfAFlag = 6;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly StringBuilder _tags = new();
    private readonly List<byte> _selectors = [];
    private readonly StringBuilder _bits = new();
    private List<string>? _spelled;
    private int _before;

    /// <summary>True where nothing is printed for a character.</summary>
    public static bool Is(Rune rune) => rune.Value is 0x00AD or 0x034F or 0x17B4 or 0x17B5 or 0x180E or 0x2028 or 0x2029 or 0x2065
        or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control;

    /// <summary>Takes the next invisible character.</summary>
    public void Take(Rune rune)
    {
        switch (rune.Value)
        {
            case >= 0xE0020 and <= 0xE007E:
                _tags.Append((char)(rune.Value - 0xE0000));
                break;
            case >= 0xFE00 and <= 0xFE0F:
                _selectors.Add((byte)(rune.Value - 0xFE00));
                break;
            case >= 0xE0100 and <= 0xE01EF:
                _selectors.Add((byte)(rune.Value - 0xE0100 + 16));
                break;
            case (>= 0x200B and <= 0x200D) or (>= 0x2060 and <= 0x2064) or 0xFEFF:
                _bits.Append((char)rune.Value);
                break;
        }
    }

    /// <summary>Passes a character that is printed: what was spelled before it ends.</summary>
    public void Pass(Rune rune)
    {
        Close();
        _before = rune.Value;
    }

    /// <summary>Ends the line.</summary>
    public IReadOnlyList<string> End()
    {
        Close();
        return _spelled ?? (IReadOnlyList<string>)[];
    }

    private void Close()
    {
        if (_tags.Length > 0 && !(_before == BlackFlag && _tags.Length <= MostOfAFlag))
        {
            Spell(_tags.ToString());
        }

        if (_selectors.Count >= FewestSelectors)
        {
            Spell(Printable([.. _selectors]) ?? Convert.ToHexString([.. _selectors]));
        }

        if (_bits.Length >= FewestBits)
        {
            Bits(_bits.ToString());
        }

        _tags.Clear();
        _selectors.Clear();
        _bits.Clear();
    }

    // Which of two signs is the nought, only the text tells that comes of it.
    private void Bits(string signs)
    {
        var kinds = signs.Distinct().ToList();
        if (kinds.Count == 2 && (Printable(Bytes(signs, kinds[0])) ?? Printable(Bytes(signs, kinds[1]))) is { } text)
        {
            Spell(text);
        }
    }

    private static byte[] Bytes(string signs, char one)
    {
        var bytes = new byte[signs.Length / 8];
        for (var i = 0; i < bytes.Length * 8; i++)
        {
            bytes[i / 8] = (byte)((bytes[i / 8] << 1) | (signs[i] == one ? 1 : 0));
        }

        return bytes;
    }

    private static string? Printable(byte[] bytes)
    {
        try
        {
            var text = Strict.GetString(bytes);
            return text.Any(char.IsControl) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null; // No text.
        }
    }

    private void Spell(string text) => (_spelled ??= []).Add(text);
}
