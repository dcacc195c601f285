using System.Reflection;

namespace OrleansResume.Fixtures.Processes;

/// <summary>Where this build's files lie.</summary>
public static class Repository
{
    /// <summary>The folder of OrleansResume.sln.</summary>
    public static string Root { get; } = Metadata("Root");

    /// <summary>A program of this build, published, as <c>dotnet</c> starts it.</summary>
    /// <exception cref="InvalidOperationException">What is published is missing, or older than what was built.</exception>
    public static string Program(string project)
    {
        var built = Path.Combine(Root, project, "bin", Metadata("Configuration"), "net10.0");
        var program = Path.Combine(built, "publish", $"OrleansResume.{project}.dll");
        // What was built for this kind of machine; for others, as late as it may be, nothing here is published.
        var newer = Directory.EnumerateFiles(Path.Combine(built, Metadata("Machine")), "OrleansResume.*.dll")
            .FirstOrDefault(file => File.GetLastWriteTimeUtc(file) > File.GetLastWriteTimeUtc(Path.Combine(built, "publish", Path.GetFileName(file))));
        return newer is null && File.Exists(program)
            ? program
            : throw new InvalidOperationException($"Publish what the tests start: dotnet publish {project} -c {Metadata("Configuration")} (./test does).");
    }

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value
        ?? throw new InvalidOperationException($"The build did not say {key}.");
}
