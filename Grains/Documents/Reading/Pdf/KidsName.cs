namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// When it opens a file, the library walks the tree of pages and those of names as deep as they go, without an end where they go
/// in a circle, and a stack that runs over ends the process. So it is shown files in which the entry has another name, and
/// <see cref="PageTree"/> walks the pages.
/// </summary>
internal static class KidsName
{
    /// <summary>What stands for it: a letter that no program writes, of the same length.</summary>
    public const string Hidden = "\u000Bids";

    private const byte Letter = 0x0B;

    public static void Hide(Span<byte> bytes)
    {
        foreach (var place in NamePlace.All(bytes, "Kids"))
        {
            // Written out, or as two hexadecimal digits, 4B, of which the first becomes 0.
            bytes[place.First] = bytes[place.First] == (byte)'K' ? Letter : (byte)'0';
        }
    }

    /// <summary>Puts it back into what is text: where a stream is not compressed, hiding took it for an entry.</summary>
    public static void Show(Span<byte> bytes)
    {
        ReadOnlySpan<byte> hidden = "/\u000Bids"u8;
        for (var at = bytes.IndexOf(hidden); at >= 0; at = bytes.IndexOf(hidden))
        {
            bytes[at + 1] = (byte)'K';
            bytes = bytes[(at + hidden.Length)..];
        }
    }
}
