using System.Text;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>The characters of a line, with blanks where a person sees gaps.</summary>
/// <param name="Text">In normal form C, without blanks around it.</param>
/// <param name="Breaks">Where in the text a field begins that a wide gap parts from the one before.</param>
internal sealed record LineText(string Text, IReadOnlyList<int> Breaks)
{
    public static LineText Of(IReadOnlyList<Glyph> glyphs)
    {
        var text = new StringBuilder(glyphs.Count + 16);
        var breaks = new List<int>();
        foreach (var run in Runs(glyphs))
        {
            var words = Words(run).Trim();
            if (words.Length == 0)
                continue;

            if (text.Length > 0)
            {
                text.Append(' ');
                breaks.Add(text.Length);
            }

            text.Append(words);
        }

        return new LineText(text.ToString(), breaks);
    }

    /// <summary>Runs of glyphs between wide gaps.</summary>
    private static IEnumerable<List<Glyph>> Runs(IReadOnlyList<Glyph> glyphs)
    {
        var run = new List<Glyph>();
        var letterGap = Spacing.LetterGapOf(glyphs);
        Glyph? ink = null;
        foreach (var glyph in glyphs)
        {
            if (ink is not null && !glyph.IsSpace && Spacing.IsWide(ink, glyph, run[^1].IsSpace, letterGap))
            {
                yield return run;
                run = [];
            }

            run.Add(glyph);
            if (!glyph.IsSpace)
                ink = glyph;
        }

        yield return run;
    }

    private static string Words(List<Glyph> run)
    {
        Accents.Compose(run);
        var gap = Spacing.WordGapOf(run);
        var text = new StringBuilder(run.Count + 8);
        for (var i = 0; i < run.Count; i++)
        {
            var parted = i > 0 && (run[i].IsSpace || run[i].Left - run[i - 1].Right > gap);
            if (parted && text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
            if (!run[i].IsSpace)
                text.Append(run[i].Text);
        }

        return Composition.Compose(text.ToString());
    }
}
