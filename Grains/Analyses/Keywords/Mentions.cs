using System.Collections.Frozen;
using System.Text.RegularExpressions;
using OrleansResume.Grains.Analyses.Scoring.Words;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>
/// The terms of a sentence: those of the lexicon, those that look like names of techniques (GraphQL, EC2, an acronym), and what
/// stands behind "experience with" and its like. Names that no list knows are thus found as well.
/// </summary>
internal static class Mentions
{
    private static readonly Regex Cue = Patterns.Make(
        @"\b(?:experience (?:with|in|of|using)|experienced (?:with|in)|knowledge (?:of|in)|proficien(?:cy|t) (?:with|in|at|" +
        @"using)|familiar(?:ity)? with|skilled in|skills in|expertise (?:in|with)|" +
        @"background in|understanding of|certified in|certification in|trained in|fluen(?:t|cy) in|competen(?:t|ce|cy) (?:with|" +
        @"in)|command of|degree in|hands[ -]on (?:with|experience with))\s+");

    private static readonly Regex Cut = Patterns.Make(
        @"[.;:()\[\]]|\s(?:is|are|was|to|for|in|at|using|with|within|on|across|as|that|which|who|when|while|including|include|" +
        @"so|than|through|from|such|preferred|required|desired|desirable|" +
        @"would|will|must|should|can|e\.g|a plus|etc|plus|other|similar|related|equivalent|both)\b");

    // Behind a cue: what is farther from it is none of its list.
    private const int LongestList = 1_000;

    private static readonly Regex Separator = Patterns.Make(@"\s*(?:,|/|;|\band/or\b|\band\b|\bor\b|&)\s*");

    private static readonly FrozenSet<string> NoAcronyms = WordList.Set("no-acronyms.txt");

    private static readonly FrozenSet<string> Leading = WordList.Set("leading-words.txt");

    private static readonly FrozenSet<string> Generic = WordList.Set("generic-words.txt");

    /// <summary>The terms of a sentence, in its order; they do not overlap.</summary>
    /// <param name="job">The job description.</param>
    /// <param name="sentence">Of it.</param>
    /// <param name="own">Terms that the job itself explains.</param>
    public static IReadOnlyList<Mention> In(string job, JobSentence sentence, IReadOnlyList<IReadOnlyList<TermForm>> own)
    {
        var text = sentence.Place.Of(job);
        var tokens = Token.Of(text);
        var found = new List<Mention>();
        if (own.Count > 0) AddHits(own, new TermIndex(own), text, tokens, found);
        AddHits(Lexicon.Forms, Lexicon.Index, text, tokens, found);
        AddByForm(text, tokens, found);
        if (sentence.Listed) AddNeighbours(text, tokens, found);
        AddBehindCues(text, found);
        return
        [
            .. found.OrderBy(m => m.Start).ThenBy(m => m.End)
                .Select(m => m with { Start = m.Start + sentence.Place.Start, End = m.End + sentence.Place.Start }),
        ];
    }

    /// <summary>Capitals that name something: no title, place or time.</summary>
    public static bool IsAcronym(string word) => word.All(char.IsAsciiLetterUpper) && LooksTechnical(word);

    private static void AddHits(IReadOnlyList<IReadOnlyList<TermForm>> terms, TermIndex index, string text, IReadOnlyList<Token> tokens, List<Mention> found)
    {
        foreach (var hit in index.In(text, tokens).OrderByDescending(h => h.End - h.Start).ThenBy(h => h.Start).ThenBy(h => h.Term))
            Add(found, new Mention(hit.Start, hit.End, terms[hit.Term], terms[hit.Term][0].Keys[0]));
    }

    private static void AddByForm(string text, IReadOnlyList<Token> tokens, List<Mention> found)
    {
        if (!text.Any(char.IsLower)) return;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!LooksTechnical(text[tokens[i].Start..tokens[i].End]) || IsAddress(text, tokens[i])) continue;
            // "PCI DSS" is one name.
            var last = i;
            while (last + 1 < tokens.Count && text[tokens[last].End..tokens[last + 1].Start] is " " && IsAcronym(text, tokens[last]) && IsAcronym(text, tokens[last + 1])) last++;
            Add(found, Loose(text, tokens[i].Start, tokens[last].End));
            i = last;
        }
    }

    private static bool IsAcronym(string text, Token token) => IsAcronym(text[token.Start..token.End]);

    /// <summary>A capitalized word in a list with a term is most likely one as well: "tools (Optimizely, VWO)".</summary>
    private static void AddNeighbours(string text, IReadOnlyList<Token> tokens, List<Mention> found)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!IsName(text, tokens[i]) || Generic.Contains(tokens[i].Stem)) continue;
            var first = i;
            while (i + 1 < tokens.Count && text[tokens[i].End..tokens[i + 1].Start] is " " && IsName(text, tokens[i + 1])) i++;
            var (start, end) = (tokens[first].Start, tokens[i].End);
            if (i - first < 3 && found.Any(f => Between(text, f.End, start) || Between(text, end, f.Start))) Add(found, Loose(text, start, end));
        }
    }

    // A sentence's first word has its capital for another reason.
    private static bool IsName(string text, Token token) =>
        token.Start > 0 && token.End - token.Start >= 4 && char.IsUpper(text[token.Start])
        && text.AsSpan(token.Start + 1, token.End - token.Start - 1).IndexOfAnyExceptInRange('a', 'z') < 0;

    private static bool Between(string text, int end, int start) =>
        end <= start && start - end <= 6 && text[end..start].Trim() is "," or "/" or "or" or ", or" or "and" or ", and";

    private static bool LooksTechnical(string word)
    {
        if (word.Length < 2 || !char.IsLetter(word[0]) || word.Contains('\'', StringComparison.Ordinal) || word.Contains('’', StringComparison.Ordinal)) return false;
        if (NoAcronyms.Contains(word)) return false;
        if (word.EndsWith('#') || word.EndsWith("++", StringComparison.Ordinal)) return true;
        var capitals = word.Count(char.IsAsciiLetterUpper);
        var letters = word.Count(char.IsLetter);
        if (word.Contains('.', StringComparison.Ordinal)) return word.EndsWith(".js", StringComparison.OrdinalIgnoreCase);
        if (letters == word.Length && capitals == letters) return word.Length is >= 2 and <= 6 && !NoAcronyms.Contains(word);
        if (letters == word.Length && capitals >= 1 && word[^1] == 's' && capitals == letters - 1) return word.Length >= 4 && !NoAcronyms.Contains(word[..^1]);
        // PostgreSQL, iOS: a capital inside; McDonald and O'Brien are people.
        if (letters == word.Length) return word.Length >= 3 && word.Skip(1).Any(char.IsAsciiLetterUpper) && word.Any(char.IsLower) && !word.StartsWith("Mc", StringComparison.Ordinal);
        // EC2, S3, D3: letters, then digits.
        return capitals == letters && letters >= 1 && char.IsAsciiDigit(word[^1]) && word.Length <= 6 && word is not ("Q1" or "Q2" or "Q3" or "Q4" or "H1" or "H2" or "W2" or "H1B");
    }

    private static void AddBehindCues(string text, List<Mention> found)
    {
        foreach (var cue in Cue.Places(text))
        {
            var end = Math.Min(text.Length, cue.End + LongestList);
            if (Cut.Match(text, cue.End, end - cue.End) is { Success: true } cut) end = cut.Index;

            var start = cue.End;
            foreach (var separator in Separator.Places(text[cue.End..end]).Append(new Stretch(end - cue.End, end - cue.End)))
            {
                AddItem(text, new Stretch(start, cue.End + separator.Start), found);
                start = cue.End + separator.End;
            }
        }
    }

    private static void AddItem(string text, Stretch item, List<Mention> found)
    {
        if (item.Length <= 0) return;
        var words = Token.Of(item.Of(text)).Select(t => new Stretch(t.Start + item.Start, t.End + item.Start)).ToList();
        while (words.Count > 0 && Leading.Contains(words[0].Of(text).ToLowerInvariant())) words.RemoveAt(0);
        if (words.Count is 0 or > 3) return;
        if (words.Any(w => w.Length < 3 || !w.Of(text).All(char.IsLetter))) return;
        var stems = words.Select(w => Stemmer.Singular(w.Of(text).ToLowerInvariant())).ToList();
        if (stems.All(Generic.Contains) || (words.Count == 1 && (words[0].Length < 4 || stems[0].EndsWith("ing", StringComparison.Ordinal) || stems[0].EndsWith("ly", StringComparison.Ordinal)))) return;
        Add(found, Loose(text, words[0].Start, words[^1].End));
    }

    private static Mention Loose(string text, int start, int end)
    {
        var form = TermForm.Of(text[start..end]);
        return new Mention(start, end, [form], form.Keys[0]);
    }

    private static void Add(List<Mention> found, Mention mention)
    {
        if (!found.Any(f => mention.Start < f.End && f.Start < mention.End)) found.Add(mention);
    }

    private static bool IsAddress(string text, Token token) =>
        (token.Start > 0 && text[token.Start - 1] is '@' or '/' && token.Start > 1 && text[token.Start - 2] == '/') || (token.End < text.Length && text[token.End] == '@');
}
