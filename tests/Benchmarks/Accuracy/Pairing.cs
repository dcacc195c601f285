namespace OrleansResume.Benchmarks.Accuracy;

/// <summary>Which found entry is meant by which true one: the best pair first, each entry once, in the document's order where pairs are as good.</summary>
internal static class Pairing
{
    /// <summary>One entry a true one: the index of what was found for it, or -1.</summary>
    /// <param name="truths">What there is.</param>
    /// <param name="found">What was found.</param>
    /// <param name="score">How alike two are; 0 for not at all.</param>
    public static int[] Of<TTrue, TFound>(IReadOnlyList<TTrue> truths, IReadOnlyList<TFound> found, Func<TTrue, TFound, int> score)
    {
        var pairs = Enumerable.Repeat(-1, truths.Count).ToArray();
        var candidates = truths.SelectMany((truth, at) => found.Select((other, index) => (At: at, Index: index, Score: score(truth, other))))
            .Where(pair => pair.Score > 0).OrderByDescending(pair => pair.Score).ThenBy(pair => pair.At).ThenBy(pair => pair.Index);
        foreach (var (at, index, _) in candidates)
        {
            if (pairs[at] < 0 && !pairs.Contains(index))
            {
                pairs[at] = index;
            }
        }

        return pairs;
    }
}
