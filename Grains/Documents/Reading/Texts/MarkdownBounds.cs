namespace OrleansResume.Grains.Documents.Reading.Texts;

/// <summary>Markdig's time grows with the square of the signs that open something, and nothing can stop it: they are counted before.</summary>
internal static class MarkdownBounds
{
    // A resume has some dozen links and some hundred stresses.
    private const int MostBrackets = 1_000;
    private const int MostSigns = 20_000;

    public static bool Hold(ReadOnlySpan<char> text) =>
        text.Count('[') <= MostBrackets && text.Count('`') + text.Count('*') + text.Count('_') + text.Count('~') + text.Count('^')
            + text.Count('+') + text.Count('=') + text.Count('<') + text.Count('|') + text.Count('>') <= MostSigns;
}
