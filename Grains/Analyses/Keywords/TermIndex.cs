using System.Collections.Frozen;
namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>Finds terms in a text: whole terms, never parts of words.</summary>
internal sealed class TermIndex
{
    // An address is shorter; a text without spaces is not searched through for every word of it.
    private const int Around = 100;

    private readonly Dictionary<string, List<(int Term, string? Exact)>> _byKey = new(StringComparer.Ordinal);

    /// <param name="terms">The ways of writing each term.</param>
    public TermIndex(IReadOnlyList<IReadOnlyList<TermForm>> terms)
    {
        for (var term = 0; term < terms.Count; term++)
        {
            foreach (var form in terms[term])
            {
                foreach (var key in form.Keys)
                {
                    if (!_byKey.TryGetValue(key, out var known)) _byKey[key] = known = [];
                    known.Add((term, form.Exact));
                }
            }
        }
    }

    /// <summary>Every place of every term, by place, the longest first.</summary>
    public IEnumerable<TermHit> In(string text, IReadOnlyList<Token> tokens)
    {
        for (var from = 0; from < tokens.Count; from++)
        {
            if (IsAddress(text, tokens[from])) continue;
            var most = 1;
            while (most < TermForm.Longest && from + most < tokens.Count && tokens[from + most].Joined) most++;
            for (var count = most; count >= 1; count--)
            {
                foreach (var hit in At(text, tokens, from, count)) yield return hit;
            }
        }
    }

    private IEnumerable<TermHit> At(string text, IReadOnlyList<Token> tokens, int from, int count)
    {
        var (start, end) = (tokens[from].Start, tokens[from + count - 1].End);
        var seen = -1;
        foreach (var key in TermForm.KeysOf(tokens, from, count))
        {
            if (!_byKey.TryGetValue(key, out var known)) continue;
            foreach (var (term, exact) in known)
            {
                if (term == seen || (exact is not null && !IsExactly(text, start, end, exact))) continue;
                seen = term;
                yield return new TermHit(term, start, end, from, count);
            }
        }
    }

    /// <summary>"Go" the language, not "Go above and beyond": the same case, and where it opens a sentence no small word goes on.</summary>
    private static bool IsExactly(string text, int start, int end, string exact)
    {
        if (!text.AsSpan(start, end - start).SequenceEqual(exact)) return false;
        // "R. Smith" and "R&B" are no R.
        if (exact.Length == 1 && end < text.Length && text[end] is '.' or '&' or '\'' && end + 1 < text.Length && text[end + 1] != '\n') return false;
        if (exact.Length == 1 && start > 0 && text[start - 1] is '&' or '.') return false;

        // A phrase is no common word.
        if (exact.Contains(' ', StringComparison.Ordinal) || exact.Contains('/', StringComparison.Ordinal)) return true;
        var before = start;
        while (before > 0 && text[before - 1] is ' ' or '\u00a0') before--;
        var opens = before == 0 || text[before - 1] is '\n' or '.' or '!' or '?' or '•' or '*' or '-' or '–' or '●' or '▪' or '"' or '“';
        return !opens || end + 1 >= text.Length || text[end] != ' ' || !char.IsLower(text[end + 1]) || GoesOnAsAName(text, end + 1);
    }

    private static readonly FrozenSet<string> Behind = new[]
    {
        "or", "and", "is", "are", "preferred", "required", "experience", "skills", "programming", "knowledge", "service", "services", "microservices", "backend", "backends",
        "developer", "developers", "development", "engineer", "engineers", "code", "codebase", "codebases", "app", "apps", "application", "applications", "api", "apis",
        "library", "libraries", "package", "packages", "module", "modules", "tooling", "tools", "scripts", "programs", "servers", "components", "macros", "models", "sheets",
        "spreadsheets", "dashboards", "workbooks", "daemons", "workers", "clients", "bindings", "plugins", "controllers", "operators",
    }.ToFrozenSet(StringComparer.Ordinal);

    // "R or Julia", "Go is a plus", "Go services": what follows shows that the word before is a name.
    private static bool GoesOnAsAName(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return Behind.Contains(text[at..end]);
    }

    // What stands in an e-mail or web address tells a provider, not a skill.
    private static bool IsAddress(string text, Token token)
    {
        var (start, end) = (token.Start, token.End);
        while (start > 0 && token.Start - start < Around && !char.IsWhiteSpace(text[start - 1])) start--;
        while (end < text.Length && end - token.End < Around && !char.IsWhiteSpace(text[end])) end++;
        var word = text.AsSpan(start, end - start);
        return word.Contains('@') || word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || word.Contains(".com/", StringComparison.OrdinalIgnoreCase) || word.Contains(".org/", StringComparison.OrdinalIgnoreCase)
            || word.Contains(".io/", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>A place where a term stands.</summary>
internal readonly record struct TermHit(int Term, int Start, int End, int FirstToken, int TokenCount);
