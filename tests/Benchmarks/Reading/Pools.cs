using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Documents.Reading.Processes;
using OrleansResume.Silo.Reading;

namespace OrleansResume.Benchmarks.Reading;

/// <summary>The product's pool of reader processes, without a silo.</summary>
internal static class Pools
{
    public static ReaderPool Real(int readers) => new(
        ReaderCommands.Find,
        Options.Create(new ReadingOptions { Readers = readers }),
        new ReaderMetrics(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>()),
        TimeProvider.System,
        NullLogger<ReaderPool>.Instance);
}
