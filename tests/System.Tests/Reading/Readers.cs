using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Documents.Reading.Processes;
using OrleansResume.Silo.Reading;
using System.Diagnostics.Metrics;

namespace OrleansResume.System.Tests.Reading;

/// <summary>Pools of reader processes: the product's, or of a program that misbehaves.</summary>
internal static class Readers
{
    /// <summary>As long as a reader may take to start on a machine that does much else.</summary>
    public static readonly TimeSpan Start = TimeSpan.FromSeconds(20);

    /// <summary>The product's own.</summary>
    public static ReaderPool Real(ReadingOptions? options = null, TimeProvider? time = null) => Pool(ReaderCommands.Find, options, time);

    /// <summary>A shell script that says it is ready, takes its bounds, and then does this with the first file.</summary>
    public static ReaderPool Script(string script, ReadingOptions? options = null) =>
        Command(["sh", "-c", $"printf '\\0\\0\\0\\0'; head -c 2000 >/dev/null; {script}"], options);

    /// <summary>Any program.</summary>
    public static ReaderPool Command(string[] words, ReadingOptions? options = null) => Pool(
        _ => Task.FromResult(new ReaderCommand(words, new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! }, NetworkOpen: null, FilesOpen: null)),
        options);

    /// <summary>Any way to find out how readers start.</summary>
    public static ReaderPool Pool(FindReaderCommand find, ReadingOptions? options = null, TimeProvider? time = null) => new(
        find,
        Options.Create(options ?? new ReadingOptions { Readers = 1, MaxWait = Start, MaxAnswer = 2 * Start }),
        new ReaderMetrics(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>()),
        time ?? TimeProvider.System,
        NullLogger<ReaderPool>.Instance);
}
