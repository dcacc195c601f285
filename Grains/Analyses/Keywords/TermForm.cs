namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>A way of writing a term, as keys that do not care for spaces, hyphens, case and plurals.</summary>
/// <param name="Keys">What <see cref="TermIndex"/> looks up.</param>
/// <param name="Exact">As it must be written, where it is a common word in small letters (Go, R, Excel); null for others.</param>
/// <param name="Implied">It shows the term in a resume without being another name of it: a master's degree shows a bachelor's.</param>
internal sealed record TermForm(IReadOnlyList<string> Keys, string? Exact, bool Implied = false)
{
    /// <summary>Most tokens of a term.</summary>
    public const int Longest = 5;

    // Two words run together only mean a word of this length: "a i" is not "ai".
    private const int ShortestJoined = 6;

    /// <summary>From the lexicon's notation: a leading <c>=</c> asks for exact case, a <c>&lt;</c> before it is implied.</summary>
    public static TermForm Of(string written)
    {
        var implied = written.StartsWith('<');
        if (implied) written = written[1..];
        var exact = written.StartsWith('=') ? written[1..] : null;
        var tokens = Token.Of(exact ?? written);
        return new TermForm([.. KeysOf(tokens, 0, tokens.Count)], exact, implied);
    }

    /// <summary>The keys of a run of tokens.</summary>
    public static IEnumerable<string> KeysOf(IReadOnlyList<Token> tokens, int from, int count)
    {
        if (count == 1)
        {
            yield return tokens[from].Stem;
            yield break;
        }

        var (plain, strong) = ("", "~");
        for (var i = from; i < from + count; i++)
        {
            plain += tokens[i].Stem;
            strong += tokens[i].Strong + " ";
        }

        yield return plain.Length >= ShortestJoined ? plain : string.Join(' ', tokens.Skip(from).Take(count).Select(t => t.Stem));
        yield return strong;
    }
}
