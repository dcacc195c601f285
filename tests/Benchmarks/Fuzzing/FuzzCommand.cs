using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using OrleansResume.Benchmarks.Reading;
using OrleansResume.Fixtures;

namespace OrleansResume.Benchmarks.Fuzzing;

/// <summary>
/// <c>fuzz [COUNT] [SEED] [FOLDER]</c>: changed files, one after the other, through the product's reader processes. Each must be
/// answered, in time. What was answered late is written to a folder, under its seed.
/// </summary>
internal static class FuzzCommand
{
    private static readonly TimeSpan _late = TimeSpan.FromSeconds(6);

    public static async Task<int> Run(string[] args)
    {
        var count = args is [var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : 100_000;
        var first = args is [_, var seed, ..] ? int.Parse(seed, CultureInfo.InvariantCulture) : 1;
        string[] folders = [ResumeFiles.Path("files"), ResumeFiles.Path("bad"), .. args is [_, _, var more, ..] ? Directory.EnumerateDirectories(more).Prepend(more) : []];
        var files = folders.SelectMany(Directory.EnumerateFiles).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        using var pool = Pools.Real(Environment.ProcessorCount);
        var outcomes = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var late = new ConcurrentBag<int>();
        var (slowest, watch) = (TimeSpan.Zero, Stopwatch.StartNew());
        var (reported, before) = (new Lock(), Memory());
        await Parallel.ForAsync(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (one, cancellation) =>
        {
            var file = Mutations.Make(files, one);
            var begun = watch.Elapsed;
            var outcome = await pool.Read(file, cancellation);
            var took = watch.Elapsed - begun;
            outcomes.AddOrUpdate(outcome.TryGet(out _, out var refusal) ? "read" : refusal.Reason?.ToString() ?? refusal.Code.ToString(), 1, (_, n) => n + 1);
            lock (reported)
            {
                slowest = took > slowest ? took : slowest;
            }

            if (took > _late)
            {
                late.Add(one);
                Directory.CreateDirectory("fuzz-late");
                await File.WriteAllBytesAsync(Path.Combine("fuzz-late", one.ToString(CultureInfo.InvariantCulture)), file, cancellation);
            }
        });

        Write($"{count} changed files of {files.Count}, seeds from {first}: {count / watch.Elapsed.TotalSeconds:0} a second, the slowest {slowest.TotalSeconds:0.00} s, {late.Count} later than {_late.TotalSeconds:0} s");
        foreach (var (outcome, n) in outcomes.OrderByDescending(pair => pair.Value))
        {
            Write($"  {outcome,-22}{n,8}");
        }

        Write($"readers replaced: {pool.Replaced}; memory of this process {before} MiB before, {Memory()} MiB after");
        await pool.StopAsync(CancellationToken.None);
        return late.IsEmpty ? 0 : 1;
    }

    private static long Memory()
    {
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64 / (1024 * 1024);
    }

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
