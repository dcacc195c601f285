using OrleansResume.Fixtures.Processes;

namespace OrleansResume.Grains.Tests.House;

/// <summary>The project's own files, without what a build or a run leaves.</summary>
internal static class SourceTree
{
    private static readonly string[] _left = ["bin", "obj", ".git", ".data", ".cache", ".vs", ".idea", "TestResults", "node_modules"];

    /// <summary>The product's projects.</summary>
    public static string[] Product { get; } = ["GrainInterfaces", "Grains", "Silo", "Api"];

    /// <summary>Files by the end of their name, their paths as from the root, with slashes.</summary>
    public static IEnumerable<SourceFile> Files(string extension, params string[] folders) =>
        (folders.Length == 0 ? [""] : folders)
        .SelectMany(folder => Walk(Path.Combine(Repository.Root, folder)))
        .Where(path => path.EndsWith(extension, StringComparison.Ordinal))
        .Select(path => new SourceFile(Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')));

    private static IEnumerable<string> Walk(string folder) => Directory.EnumerateFiles(folder).Concat(
        Directory.EnumerateDirectories(folder)
            .Where(inner => !_left.Contains(Path.GetFileName(inner), StringComparer.Ordinal))
            .SelectMany(Walk));
}

/// <summary>One of the project's files.</summary>
internal sealed record SourceFile(string Path)
{
    public string Text => File.ReadAllText(System.IO.Path.Combine(Repository.Root, Path));

    public string[] Lines => File.ReadAllLines(System.IO.Path.Combine(Repository.Root, Path));

    public override string ToString() => Path;
}
