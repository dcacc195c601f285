using System.Reflection;

namespace OrleansResume.Fixtures.Processes;

/// <summary>Where this build's files lie.</summary>
public static class Repository
{
    /// <summary>The folder of OrleansResume.sln.</summary>
    public static string Root { get; } = Metadata("Root");

    /// <summary>A program of this build, published, as <c>dotnet</c> starts it.</summary>
    public static string Program(string project) =>
        Path.Combine(Root, project, "bin", Metadata("Configuration"), "net10.0", "publish", $"OrleansResume.{project}.dll");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value
        ?? throw new InvalidOperationException($"The build did not say {key}.");
}
