namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Takes the outlines out of a compact font (CFF): every glyph's program becomes one that ends at once.</summary>
internal static class CffOutlines
{
    private const int HeaderLength = 4;
    private const int CharStringsOperator = 17;
    private const byte EndOfGlyph = 14;

    /// <summary>False where it is not such a font, as far as the library would read it.</summary>
    public static bool TryBlank(Span<byte> bytes)
    {
        try
        {
            // A name and where it ends: within a PDF there is one font in a file.
            if (Entries(bytes, HeaderLength) is not [_, var names])
                return false;

            var fonts = Entries(bytes, names);
            var glyphs = Entries(bytes, CharStrings(bytes[fonts[0]..fonts[1]]));
            if (glyphs[0] < fonts[^1])
                return false;

            bytes[glyphs[0]..glyphs[^1]].Fill(EndOfGlyph);
            return true;
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>No glyph but the first draws a line; false where it is not such a font.</summary>
    public static bool AreBlank(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (Entries(bytes, HeaderLength) is not [_, var names])
                return false;

            var fonts = Entries(bytes, names);
            var glyphs = Entries(bytes, CharStrings(bytes[fonts[0]..fonts[1]]));
            for (var i = 1; i + 1 < glyphs.Length; i++)
            {
                if (MayDraw(bytes[glyphs[i]..glyphs[i + 1]]))
                    return false;
            }

            return glyphs.Length > 2;
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return false;
        }
    }

    // Numbers, moves and stems draw nothing before the glyph ends; an end with four numbers shows two other glyphs.
    private static bool MayDraw(ReadOnlySpan<byte> glyph)
    {
        const int mostNumbers = 3;
        var numbers = 0;
        for (var i = 0; i < glyph.Length; i++)
        {
            switch (glyph[i])
            {
                case EndOfGlyph:
                    return numbers > mostNumbers;
                case 1 or 3 or 4 or 18 or 21 or 22 or 23:
                    numbers = 0;
                    break;
                case 28:
                    (i, numbers) = (i + 2, numbers + 1);
                    break;
                case 255:
                    (i, numbers) = (i + 4, numbers + 1);
                    break;
                case >= 247:
                    (i, numbers) = (i + 1, numbers + 1);
                    break;
                case >= 32:
                    numbers++;
                    break;
                default:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Where the entries of an index begin, and behind the last one.</summary>
    private static int[] Entries(ReadOnlySpan<byte> bytes, int at)
    {
        var count = (bytes[at] << 8) | bytes[at + 1];
        if (count == 0)
            return [at + 2];

        int width = bytes[at + 2];
        var offsets = new int[count + 1];
        at += 3;
        for (var i = 0; i < offsets.Length; i++)
        {
            for (var j = 0; j < width; j++)
                offsets[i] = (offsets[i] << 8) | bytes[at++];
        }

        var first = offsets[0];
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = checked(at + offsets[i] - first);
            if (offsets[i] < (i == 0 ? at : offsets[i - 1]) || offsets[i] > bytes.Length)
                throw new InvalidDataException("An entry lies outside of the font.");
        }

        return offsets;
    }

    /// <summary>The first number before the operator, since the one before it: where the glyphs' index lies.</summary>
    private static int CharStrings(ReadOnlySpan<byte> dictionary)
    {
        var found = -1;
        int? first = null;
        for (var i = 0; i < dictionary.Length; i++)
        {
            int b = dictionary[i];
            if (b is < 22)
            {
                found = b == CharStringsOperator ? first ?? 0 : found;
                i += b == 12 ? 1 : 0;
                first = null;
                continue;
            }

            var number = b switch
            {
                28 => (dictionary[++i] << 8) | dictionary[++i],
                29 => (dictionary[++i] << 24) | (dictionary[++i] << 16) | (dictionary[++i] << 8) | dictionary[++i],
                30 => Fraction(dictionary, ref i),
                >= 32 and <= 246 => b - 139,
                >= 247 and <= 250 => ((b - 247) * 256) + dictionary[++i] + 108,
                >= 251 and <= 254 => (-(b - 251) * 256) - dictionary[++i] - 108,
                _ => throw new InvalidDataException("No number begins so."),
            };
            first ??= number;
        }

        return found;
    }

    // Two digits a byte, up to one of 15; no place in the file.
    private static int Fraction(ReadOnlySpan<byte> dictionary, ref int i)
    {
        do
        {
            i++;
        }
        while (dictionary[i] >> 4 != 0x0F && (dictionary[i] & 0x0F) != 0x0F);
        return 0;
    }
}
