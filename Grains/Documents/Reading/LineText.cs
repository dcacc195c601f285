using System.Globalization;
using System.Text;

namespace OrleansResume.Grains.Documents.Reading;

/// <summary>
/// The characters of one line made clean: no control characters, invisible characters or ligatures, one kind of space, letters
/// composed with their accents. A tab, or three spaces and more, is a break between fields.
/// </summary>
/// <param name="Text">Trimmed, single spaces.</param>
/// <param name="Breaks">Offsets into the text at which a field begins behind a break.</param>
/// <param name="UnknownGlyphs">Characters without a meaning (private use, replacement): left out, but for U+FFFD.</param>
/// <param name="Smuggled">What invisible characters spell: machines read it, people see nothing (<see cref="InvisibleText"/>).</param>
internal readonly record struct LineText(string Text, IReadOnlyList<int> Breaks, int UnknownGlyphs, IReadOnlyList<string> Smuggled)
{
    /// <summary>Spaces in a row that are a gap between fields, not sloppy typing.</summary>
    private const int SpacesOfABreak = 3;

    public static LineText Clean(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        var invisible = new InvisibleText();
        List<int>? breaks = null;
        var unknown = 0;
        var spaces = 0;
        var tab = false;
        var rest = Overrides.Undone(raw);
        while (!rest.IsEmpty)
        {
            var isWhole = Rune.DecodeFromUtf16(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            rest = rest[length..];
            if (rune.Value == '\t')
            {
                tab = true;
            }
            else if (IsBlank(rune))
            {
                spaces++;
            }
            else if (isWhole && InvisibleText.Is(rune))
            {
                invisible.Take(rune);
            }
            else if (!isWhole || IsMeaningless(rune))
            {
                unknown++;
            }
            else
            {
                invisible.Pass(rune);
                if ((spaces > 0 || tab) && text.Length > 0)
                {
                    text.Append(' ');
                    if (tab || spaces >= SpacesOfABreak)
                    {
                        (breaks ??= []).Add(text.Length);
                    }
                }

                spaces = 0;
                tab = false;
                unknown += rune == Rune.ReplacementChar ? 1 : 0;
                Append(text, rune);
            }
        }

        return new LineText(text.ToString(), breaks ?? (IReadOnlyList<int>)[], unknown, invisible.End());
    }

    // Also the letters that stand for an empty place in Braille and Korean: nothing is printed for them.
    private static bool IsBlank(Rune rune) =>
        rune.Value is ' ' or 0x2800 or 0x3164 or 0xFFA0 or 0x115F or 0x1160 || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator;

    private static bool IsMeaningless(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    private static void Append(StringBuilder text, Rune rune)
    {
        switch (rune.Value)
        {
            case 0xFB00: text.Append("ff"); break;
            case 0xFB01: text.Append("fi"); break;
            case 0xFB02: text.Append("fl"); break;
            case 0xFB03: text.Append("ffi"); break;
            case 0xFB04: text.Append("ffl"); break;
            case 0xFB05 or 0xFB06: text.Append("st"); break;
            case 0x2010 or 0x2011: text.Append('-'); break;
            case <= 0xFFFF: Composition.AppendComposed(text, (char)rune.Value); break;
            default: text.Append(rune.ToString()); break;
        }
    }
}
