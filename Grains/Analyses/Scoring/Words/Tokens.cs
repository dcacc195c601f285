namespace OrleansResume.Grains.Analyses.Scoring.Words;

/// <summary>Words as a person counts them: what stands between white space, without the punctuation around it.</summary>
internal static class Tokens
{
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        foreach (var range in text.AsSpan().SplitAny(' ', '\n', '\t', '\u00a0', '\u2003'))
        {
            var word = Trim(text.AsSpan(range));
            if (word.Length > 0) words.Add(word.ToString());
        }

        return words;
    }

    public static int Count(string text)
    {
        var count = 0;
        foreach (var range in text.AsSpan().SplitAny(' ', '\n', '\t', '\u00a0', '\u2003'))
        {
            if (Trim(text.AsSpan(range)).Length > 0) count++;
        }

        return count;
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> word)
    {
        var (start, end) = (0, word.Length);
        while (start < end && !char.IsLetterOrDigit(word[start])) start++;
        while (end > start && !char.IsLetterOrDigit(word[end - 1])) end--;
        return word[start..end];
    }
}
