using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>Cuts a place to what is worth quoting; what is left still stands in the text as it is.</summary>
internal static class Clipping
{
    // About three lines of a page: enough to find the place again.
    private const int Longest = 240;

    public static Stretch Clip(string text, Stretch place)
    {
        var (start, end) = (place.Start, place.End);
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (end - start <= Longest) return new Stretch(start, end);

        end = start + Longest;
        var word = text.LastIndexOf(' ', end - 1, Longest / 2);
        if (word > start) end = word;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new Stretch(start, end);
    }
}
