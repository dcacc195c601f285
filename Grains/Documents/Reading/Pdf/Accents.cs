namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Old fonts print an accent as a sign of its own over its letter: it is put behind the letter, as a combining mark.</summary>
internal static class Accents
{
    private const string Signs = "`´¨ˆ˜¯˘˙˚¸˝˛ˇ^~";
    private const string Marks = "\u0300\u0301\u0308\u0302\u0303\u0304\u0306\u0307\u030A\u0327\u030B\u0328\u030C\u0302\u0303";

    /// <summary>Glyphs of one line, from left to right.</summary>
    public static void Compose(List<Glyph> glyphs)
    {
        for (var i = glyphs.Count - 1; i >= 0; i--)
        {
            var sign = glyphs[i].Text.Length == 1 ? Signs.IndexOf(glyphs[i].Text[0], StringComparison.Ordinal) : -1;
            if (sign < 0)
                continue;

            var letter = IsOver(glyphs, i, i + 1) ? i + 1 : IsOver(glyphs, i, i - 1) ? i - 1 : -1;
            if (letter < 0)
                continue;

            glyphs[letter] = glyphs[letter] with { Text = Dotted(glyphs[letter].Text) + Marks[sign] };
            glyphs.RemoveAt(i);
        }
    }

    private static bool IsOver(List<Glyph> glyphs, int accent, int at)
    {
        if (at < 0 || at >= glyphs.Count || glyphs[at].Text.Length != 1 || !char.IsLetter(glyphs[at].Text[0]))
            return false;

        var (sign, letter) = (glyphs[accent], glyphs[at]);
        return Math.Abs(sign.Middle - letter.Middle) < letter.Width / 3;
    }

    private static string Dotted(string letter) => letter switch { "ı" => "i", "ȷ" => "j", _ => letter };
}
