namespace OrleansResume.Benchmarks.Accuracy;

/// <summary>What was right, of how many, by field; and what was not.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, (int Right, int Of)> _counts = new(StringComparer.Ordinal);

    public List<Miss> Misses { get; } = [];

    public (int Right, int Of) this[string field] => _counts.GetValueOrDefault(field);

    /// <summary>One value, right or wrong.</summary>
    public void Is(string field, bool right, object? expected, object? got)
    {
        Count(field, right ? 1 : 0, 1);
        if (!right)
        {
            Misses.Add(new Miss(field, expected?.ToString() ?? "(none)", got?.ToString() ?? "(none)"));
        }
    }

    /// <summary>So many of so many.</summary>
    public void Count(string field, int right, int of)
    {
        var (before, all) = this[field];
        _counts[field] = (before + right, all + of);
    }

    /// <summary>A harmonic mean of recall and precision, added up over files.</summary>
    public void F1(string field, int right, int expected, int found) => Count(field, 2 * right, expected + found);

    public void Add(Tally other)
    {
        foreach (var (field, (right, of)) in other._counts)
        {
            Count(field, right, of);
        }
    }
}

/// <summary>A value that was read wrong.</summary>
internal sealed record Miss(string Field, string Expected, string Got);
