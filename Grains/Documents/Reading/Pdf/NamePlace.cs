namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Where a name stands in a file, found as the library finds names: letters may be written as # and two hexadecimal digits.</summary>
/// <param name="First">The byte that is or begins its first letter's value: the letter, or its first digit.</param>
/// <param name="End">Behind it.</param>
internal readonly record struct NamePlace(int First, int End)
{
    private static ReadOnlySpan<byte> Ends => "\0\t\n\f\r ()<>[]/"u8;

    /// <summary>All places, in order; within strings, comments and compressed bytes as well.</summary>
    public static List<NamePlace> All(ReadOnlySpan<byte> bytes, string name)
    {
        var places = new List<NamePlace>();
        ReadOnlySpan<byte> starts = [(byte)name[0], (byte)'#'];
        for (var at = 0; at < bytes.Length - name.Length; at++)
        {
            var slash = bytes[at..].IndexOf((byte)'/');
            if (slash < 0)
                break;

            at += slash;
            if (at + 1 < bytes.Length && starts.Contains(bytes[at + 1]) && At(bytes, at + 1, name) is { } place)
                places.Add(place);
        }

        return places;
    }

    private static NamePlace? At(ReadOnlySpan<byte> bytes, int at, string name)
    {
        var first = -1;
        foreach (var letter in name)
        {
            if (at >= bytes.Length)
                return null;

            var (value, digit) = bytes[at] == '#' ? Escaped(bytes, ref at) : (bytes[at], at);
            if (value != letter)
                return null;
            if (first < 0)
                first = digit;
            at++;
        }

        return at >= bytes.Length || Ends.Contains(bytes[at]) ? new NamePlace(first, at) : null;
    }

    // Further signs between the digits are passed over, as the library does.
    private static (int Value, int First) Escaped(ReadOnlySpan<byte> bytes, ref int at)
    {
        var (value, digits, first) = (0, 0, -1);
        for (; at < bytes.Length && digits < 2; at++)
        {
            if (bytes[at] == '#')
                continue;
            if (!char.IsAsciiHexDigit((char)bytes[at]))
                return (-1, -1);

            if (digits++ == 0)
                first = at;
            value = (value * 16) + Convert.ToInt32(((char)bytes[at]).ToString(), 16);
        }

        at--;
        return (digits == 2 ? value : -1, first);
    }
}
