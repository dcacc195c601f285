using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Benchmarks.Accuracy;

/// <summary>Words of a PDF against those that pdftotext finds, each as often as it stands there.</summary>
internal static class TextMeasure
{
    // Fewer are a picture with a stamp.
    private const int FewestTokens = 15;

    // Letters of a word.
    private const int LongestSpread = 16;
    private const int LongestKerned = 4;

    /// <param name="path">The PDF.</param>
    /// <param name="read">What we read of it.</param>
    /// <param name="hides">Its truth says that it holds text that a person does not see; in other files such text is missing.</param>
    /// <param name="tally">Where it is counted.</param>
    public static void Measure(string path, ReadDocument read, bool hides, Tally tally)
    {
        if (!path.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) || !PdfToText.Installed)
        {
            return;
        }

        List<string> theirs = [.. Same.Tokens(PdfToText.Read(path))];
        List<string> ours = [.. Same.Tokens(read.Text)];
        if (hides)
        {
            // What a person does not see is not to be found; that it is told apart is asked elsewhere.
            foreach (var token in Same.Tokens(string.Join('\n', read.Layout.Hidden.Select(hidden => hidden.Quote))))
            {
                theirs.Remove(token);
            }
        }

        if (theirs.Count < FewestTokens)
        {
            return;
        }

        var missing = Missing(theirs, ours, SmallCapitals.Of(path));
        tally.Count(Fields.Tokens, theirs.Count - missing.Count, theirs.Count);
        tally.Count(Fields.Pairs, Pairs(theirs, ours), theirs.Count - 1);
        tally.Count(Fields.OwnTokens, ours.Count - Missing(ours, theirs, []).Count, ours.Count);
        tally.Is(Fields.TokenFiles, theirs.Count - missing.Count >= 0.98 * theirs.Count, $"{theirs.Count} tokens", $"not {string.Join(' ', missing.Take(20))}");
    }

    /// <summary>How many words have the same word behind them in both, each pair as often as it stands there: what a bag of words does not tell.</summary>
    private static int Pairs(List<string> tokens, List<string> others)
    {
        var left = others.Zip(others.Skip(1)).CountBy(pair => pair).ToDictionary();
        return tokens.Zip(tokens.Skip(1)).CountBy(pair => pair).Sum(pair => Math.Min(pair.Value, left.GetValueOrDefault(pair.Key)));
    }

    // A spaced-out heading, "E XPERIENCE", "C O N TA C T" or "P rofessional", counts as found where the other has the word whole. Other
    // words that run together do not.
    private static List<string> Missing(List<string> tokens, List<string> others, HashSet<(string First, string Tail)> parted)
    {
        var left = others.GroupBy(token => token, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        var missing = new List<string>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (Enumerable.Range(2, LongestSpread - 1).Reverse().FirstOrDefault(count => IsSpread(tokens, at, count) && Take(string.Concat(tokens.Skip(at).Take(count)))) is > 0 and var parts)
            {
                at += parts - 1;
            }
            else if (at + 1 < tokens.Count && parted.Contains((tokens[at], tokens[at + 1])) && Take(tokens[at] + tokens[at + 1]))
            {
                at++;
            }
            else if (!Take(tokens[at]))
            {
                missing.Add(tokens[at]);
            }
        }

        return missing;

        bool Take(string token)
        {
            var count = left.GetValueOrDefault(token);
            left[token] = Math.Max(0, count - 1);
            return count > 0;
        }
    }

    // Capitals, of which at most one part is longer than a pair that kerning has kept together. Two parts are a letter and the rest
    // of its word: "STAGE I" and "IT STAFF" would count as found though their blank was lost. With more, "AWA R D S" may begin it.
    private static bool IsSpread(List<string> tokens, int at, int count)
    {
        if (at + count > tokens.Count || tokens[at].Length > (count > 2 ? LongestKerned : 1))
        {
            return false;
        }

        var parts = tokens.GetRange(at, count);
        return parts.TrueForAll(part => part.All(char.IsUpper)) && parts.Count(part => part.Length > 2) <= 1;
    }
}
