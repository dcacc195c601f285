namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>
/// A look at a part's bytes before an XML reader sees them: it keeps all attributes of an element at once and compares their names,
/// so that a few MiB of attributes cost minutes and a GiB.
/// </summary>
internal static class XmlBounds
{
    /// <summary>A part of a resume has some hundred KiB; half a million characters with all their styles stay below.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>Attributes of one element, and signs of equality in one stretch of text.</summary>
    private const int MostInOneStretch = 5_000;

    public static void Check(ReadOnlySpan<byte> xml, ReadingBudget budget)
    {
        // The bounds below count bytes of UTF-8, which is what all programs write; in UTF-16 a letter could pass for a tag's end.
        if (xml.Length > 1 && (xml[0] is 0 or 0xFE or 0xFF || xml[1] == 0))
        {
            throw new UnreadableFileException(Unreadable.Corrupt);
        }

        var rest = xml;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'<');
            var stretch = end < 0 ? rest : rest[..end];
            var attributes = stretch.Count((byte)'=');
            if (attributes > MostInOneStretch)
            {
                throw new UnreadableFileException(Unreadable.TooComplex);
            }

            budget.SpendAttributes(attributes);
            rest = end < 0 ? [] : rest[(end + 1)..];
        }
    }
}
