namespace OrleansResume.Fixtures;

/// <summary>The test resumes, invented by us and rendered by several producers; see tests/resumes.</summary>
public static class ResumeFiles
{
    private static readonly string _folder = System.IO.Path.Combine(AppContext.BaseDirectory, "resumes");

    /// <summary>Paths of the resumes, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Directory.EnumerateFiles(System.IO.Path.Combine(_folder, "files")).Order(StringComparer.Ordinal)];

    /// <summary>The path of a file below tests/resumes.</summary>
    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([_folder, .. parts]);
}
