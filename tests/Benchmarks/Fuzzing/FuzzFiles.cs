using System.Globalization;
using OrleansResume.Fixtures;

namespace OrleansResume.Benchmarks.Fuzzing;

/// <summary>The changed files of one run, by their seeds.</summary>
internal sealed class FuzzFiles
{
    private const string Found = "fuzz-found";

    private readonly List<byte[]> _files;

    /// <param name="count">How many.</param>
    /// <param name="first">The first one's seed; the others follow it.</param>
    /// <param name="folder">More files to change beside our own, with those of the folders in it; null for none.</param>
    public FuzzFiles(int count, int first, string? folder)
    {
        (Count, First) = (count, first);
        string[] folders = [ResumeFiles.Path("files"), ResumeFiles.Path("bad"), .. folder is null ? [] : Directory.EnumerateDirectories(folder).Prepend(folder)];
        _files = [.. folders.SelectMany(Directory.EnumerateFiles).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }

    public int Count { get; }

    public int First { get; }

    /// <summary>How many files they were made of.</summary>
    public int Originals => _files.Count;

    public byte[] Make(int seed) => Mutations.Make(_files, seed);

    /// <summary>Keeps one that did what none may.</summary>
    public void Keep(int seed, string why)
    {
        Directory.CreateDirectory(Found);
        File.WriteAllBytes(Path.Combine(Found, string.Create(CultureInfo.InvariantCulture, $"{seed}-{why}")), Make(seed));
    }
}
