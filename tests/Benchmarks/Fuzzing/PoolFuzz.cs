using System.Diagnostics;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Benchmarks.Fuzzing;

/// <summary>Changed files through reader processes, each reader with a pool of its own, so that what a file did to it is known.</summary>
internal static class PoolFuzz
{
    public static async Task<int> Run(FuzzFiles files)
    {
        var (tally, watch) = (new FuzzTally(files), Stopwatch.StartNew());
        var replaced = new Dictionary<string, int>(StringComparer.Ordinal);
        var (next, early) = (files.First - 1, 0L);
        var lanes = Enumerable.Range(0, Environment.ProcessorCount).Select(n => Task.Run(async () =>
        {
            using var lane = new FuzzLane();
            while (Interlocked.Increment(ref next) is var seed && seed < files.First + files.Count)
            {
                if (seed == files.First + (files.Count / 10))
                {
                    early = Memory();
                }

                var (outcome, took, fault) = await lane.Read(files.Make(seed));
                tally.Add(seed, outcome.TryGet(out _, out var refusal) ? "read" : refusal.Reason?.ToString() ?? refusal.Code.ToString(), took, Untyped(refusal));
                if (fault is not null)
                {
                    tally.Broke(seed, fault);
                }
            }

            await lane.Stop(replaced);
        })).ToList();
        await Task.WhenAll(lanes);
        tally.Memory("this process", early, Memory());
        FuzzTally.Write($"readers replaced: {(replaced.Count == 0 ? "none" : string.Join(", ", replaced.Select(pair => $"{pair.Value} {pair.Key}")))}");
        return tally.Print(watch.Elapsed);
    }

    private static string? Untyped(Refusal? refusal) => refusal switch
    {
        null or { Code: RefusalCode.UnsupportedMediaType } or { Code: RefusalCode.DocumentUnreadable, Reason: not null } => null,
        { Code: var code } => code.ToString(),
    };

    private static long Memory()
    {
        // What a collector only keeps for later is not held.
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64 / (1024 * 1024);
    }
}
