namespace OrleansResume.Grains.Documents.Reading;

/// <summary>Counts words as a person would: what stands between spaces and has a letter or digit.</summary>
internal static class Words
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var words = 0;
        var counted = false;
        foreach (var c in text)
        {
            if (c is ' ' or '\n')
            {
                counted = false;
            }
            else if (!counted && (char.IsLetterOrDigit(c) || char.IsSurrogate(c)))
            {
                counted = true;
                words++;
            }
        }

        return words;
    }
}
