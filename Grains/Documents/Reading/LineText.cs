using System.Globalization;
using System.Text;

namespace OrleansResume.Grains.Documents.Reading;

/// <summary>
/// The characters of one line made clean: no control characters, zero-width characters or ligatures, one kind of space, letters
/// composed with their accents. A tab, or three spaces and more, is a break between fields.
/// </summary>
/// <param name="Text">Trimmed, single spaces.</param>
/// <param name="Breaks">Offsets into the text at which a field begins behind a break.</param>
/// <param name="UnknownGlyphs">Characters without a meaning (private use, replacement): left out, but for U+FFFD.</param>
internal readonly record struct LineText(string Text, IReadOnlyList<int> Breaks, int UnknownGlyphs)
{
    /// <summary>Spaces in a row that are a gap between fields, not sloppy typing.</summary>
    private const int SpacesOfABreak = 3;

    public static LineText Clean(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        List<int>? breaks = null;
        var unknown = 0;
        var spaces = 0;
        var tab = false;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c == '\t')
            {
                tab = true;
                continue;
            }

            if (c == ' ' || char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator)
            {
                spaces++;
                continue;
            }

            if (IsNothing(c))
            {
                continue;
            }

            if (char.IsSurrogate(c) && !IsPair(raw, i))
            {
                if (!(char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(raw[i - 1])))
                {
                    unknown++;
                    continue;
                }
            }
            else if (char.GetUnicodeCategory(c) == UnicodeCategory.PrivateUse)
            {
                unknown++;
                continue;
            }

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
            unknown += c == '\uFFFD' ? 1 : 0;
            Append(text, c);
        }

        return new LineText(text.ToString(), breaks ?? (IReadOnlyList<int>)[], unknown);
    }

    private static bool IsPair(ReadOnlySpan<char> raw, int i) =>
        char.IsHighSurrogate(raw[i]) && i + 1 < raw.Length && char.IsLowSurrogate(raw[i + 1]);

    private static bool IsNothing(char c) =>
        char.IsControl(c) || c is '\u00AD' or '\u180E' or '\u2028' or '\u2029' or (>= '\uFE00' and <= '\uFE0F')
        || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static void Append(StringBuilder text, char c)
    {
        switch (c)
        {
            case '\uFB00': text.Append("ff"); break;
            case '\uFB01': text.Append("fi"); break;
            case '\uFB02': text.Append("fl"); break;
            case '\uFB03': text.Append("ffi"); break;
            case '\uFB04': text.Append("ffl"); break;
            case '\uFB05' or '\uFB06': text.Append("st"); break;
            case '\u2010' or '\u2011': text.Append('-'); break;
            default: Composition.AppendComposed(text, c); break;
        }
    }
}
