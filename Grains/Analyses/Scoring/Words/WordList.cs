using System.Collections.Frozen;

namespace OrleansResume.Grains.Analyses.Scoring.Words;

/// <summary>The lists that ship with the analyzer: one entry a line, <c>#</c> begins a comment. They are our own.</summary>
internal static class WordList
{
    /// <summary>The entries of a list, in the file's order.</summary>
    public static IReadOnlyList<string> Read(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The word list {name} is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        var entries = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            line = line.Trim();
            if (line.Length > 0 && line[0] != '#') entries.Add(line);
        }

        return entries;
    }

    /// <summary>The entries as a set; case counts.</summary>
    public static FrozenSet<string> Set(string name) => Read(name).ToFrozenSet(StringComparer.Ordinal);
}
