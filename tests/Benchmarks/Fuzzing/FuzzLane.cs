using System.Diagnostics;
using System.Text.Json;
using OrleansResume.Benchmarks.Reading;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Documents.Reading.Processes;

namespace OrleansResume.Benchmarks.Fuzzing;

/// <summary>One reader, one file after the other.</summary>
internal sealed class FuzzLane : IDisposable
{
    private readonly ReaderPool _pool = Pools.Real(readers: 1);

    /// <summary>Reads a file with a warm reader.</summary>
    /// <returns>What came of it, how long that took, and how it broke the reader; null where it did not.</returns>
    public async Task<(Outcome<ReadDocument> Outcome, TimeSpan Took, string? Fault)> Read(byte[] file)
    {
        if (_pool.Count == 0)
        {
            // Waiting for the start is not the file's time.
            await _pool.StartAsync(CancellationToken.None);
            await _pool.StartedAsync(CancellationToken.None);
        }

        var before = _pool.Replaced;
        var begun = Stopwatch.GetTimestamp();
        var outcome = await _pool.Read(file, CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(begun);
        var faults = _pool.Replaced.Where(pair => pair.Key != ReaderFault.Used && pair.Value > before.GetValueOrDefault(pair.Key)).Select(pair => Name(pair.Key)).ToList();
        return (outcome, took, faults.Count == 0 ? null : string.Join('-', faults));
    }

    /// <summary>Ends its reader, and adds up how many were replaced and by what.</summary>
    public async Task Stop(Dictionary<string, int> replaced)
    {
        await _pool.StopAsync(CancellationToken.None);
        lock (replaced)
        {
            foreach (var (fault, n) in _pool.Replaced)
            {
                replaced[Name(fault)] = replaced.GetValueOrDefault(Name(fault)) + n;
            }
        }
    }

    public void Dispose() => _pool.Dispose();

    private static string Name(ReaderFault fault) => JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.ToString());
}
