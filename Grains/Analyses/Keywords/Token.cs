namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>A word of a text as terms are made of: C++, .NET, Node.js and R&amp;D are one each, "front-end" and "CI/CD" are two.</summary>
/// <param name="Start">UTF-16 offset.</param>
/// <param name="End">Behind it.</param>
/// <param name="Stem">In lower case, singular.</param>
/// <param name="Strong">Without -ing and -ed as well: for words inside of phrases only.</param>
/// <param name="Joined">Nothing but a space, a hyphen, a slash or a line's end stands between it and the token before.</param>
internal readonly record struct Token(int Start, int End, string Stem, string Strong, bool Joined)
{
    public static IReadOnlyList<Token> Of(string text)
    {
        var tokens = new List<Token>();
        var i = 0;
        while (i < text.Length)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = IsDotNet(text, i) ? i - 1 : i;
            var end = EndOf(text, i);
            var word = text[start..end].ToLowerInvariant().Replace('’', '\'');
            var stem = Stemmer.Singular(word);
            var joined = tokens.Count > 0 && Joins(text.AsSpan(tokens[^1].End, start - tokens[^1].End));
            tokens.Add(new Token(start, end, stem, Stemmer.Strong(stem), joined));
            i = end;
        }

        return tokens;
    }

    private static bool IsDotNet(string text, int at) =>
        at > 0 && text[at - 1] == '.' && (at == 1 || !char.IsLetterOrDigit(text[at - 2]))
        && string.Compare(text, at, "net", 0, 3, StringComparison.OrdinalIgnoreCase) == 0;

    private static int EndOf(string text, int at)
    {
        var start = at;
        while (at < text.Length)
        {
            var c = text[at];
            var inside = at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
            if (char.IsLetterOrDigit(c)) at++;
            else if (c is '.' or '\'' or '’' && inside && !Sentence(text, start, at)) at++;
            else if (c == '&' && inside && at - start == 1 && (at + 2 >= text.Length || !char.IsLetterOrDigit(text[at + 2]))) at += 2;
            else break;
        }

        // C++, C#, F#; but not "5+" and not "issue #3".
        if (at - start is 1 && char.IsLetter(text[start]))
        {
            if (at < text.Length && text[at] == '#') return at + 1;
            if (at + 1 < text.Length && text[at] == '+' && text[at + 1] == '+') return at + 2;
        }

        return at;
    }

    // "…in Java.Worked on…": a full stop whose space was lost, as against Node.js and ASP.NET.
    private static bool Sentence(string text, int start, int dot) =>
        text[dot] == '.' && dot - start > 3 && char.IsUpper(text[dot + 1]) && dot + 2 < text.Length && char.IsLower(text[dot + 2]);

    private static bool Joins(ReadOnlySpan<char> between)
    {
        var marks = 0;
        foreach (var c in between)
        {
            if (c is '-' or '/' or '‑' or '–') marks++;
            else if (c is not (' ' or '\n' or '\u00a0')) return false;
        }

        return marks <= 1 && between.Length <= 4;
    }
}
