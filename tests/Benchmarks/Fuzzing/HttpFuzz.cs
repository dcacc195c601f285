using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.Benchmarks.Fuzzing;

/// <summary>
/// Changed files as uploads of many guests to a real silo with real readers. Each answer is one of the contract's, in time; the
/// silo's memory stays as it is; a guest who means well is served all the while.
/// </summary>
internal static class HttpFuzz
{
    private const int Guests = 16;
    private const int AtOnce = 4;

    public static async Task<int> Run(FuzzFiles files)
    {
        await using var postgres = new TestPostgres();
        await using var database = await postgres.CreateDatabaseAsync(CancellationToken.None);
        await using var silo = await ServerProcess.Silo(
            $"--ConnectionStrings:Postgres={database.ConnectionString}", string.Create(CultureInfo.InvariantCulture, $"--Reading:Readers={Math.Max(2, Environment.ProcessorCount)}")).Ready();
        var guests = await Task.WhenAll(Enumerable.Range(0, Guests).Select(_ => ResumeClient.NewGuest(silo.Api)));
        using var honest = await HonestGuest.At(silo.Api);
        var (tally, suspects, watch) = (new FuzzTally(files), new ConcurrentBag<int>(), Stopwatch.StartNew());
        var early = 0L;
        using var done = new CancellationTokenSource();
        var served = honest.Run(done.Token);
        await Parallel.ForAsync(files.First, files.First + files.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (seed, cancellation) =>
        {
            // The first half fills what a silo keeps for a while: activations and their texts. What has no bound goes on growing.
            if (seed == files.First + (files.Count / 2))
            {
                early = Resident(silo);
            }

            var answer = await FuzzAnswer.Of(silo.Api, guests[seed % Guests].Token, files.Make(seed), cancellation);
            tally.Add(seed, answer.Told, answer.Took, answer.Fault);
            if (answer.MayHaveBrokenAReader)
            {
                suspects.Add(seed);
            }
        });
        var span = watch.Elapsed;
        await done.CancelAsync();
        await served;

        honest.Print(tally);
        if (silo.HasEnded)
        {
            tally.Fault("the silo has ended");
        }
        else
        {
            tally.Memory("the silo", early, await Settled(silo, early));
            await Replaced(silo);
        }

        await Again(files, tally, suspects);
        foreach (var guest in guests)
        {
            guest.Dispose();
        }

        return tally.Print(span);
    }

    // Over HTTP nobody is told what became of a reader: those that may have broken one are read once more, each alone.
    private static async Task Again(FuzzFiles files, FuzzTally tally, IEnumerable<int> suspects)
    {
        using var lane = new FuzzLane();
        foreach (var seed in suspects.Order())
        {
            if ((await lane.Read(files.Make(seed))).Fault is { } fault)
            {
                tally.Broke(seed, fault);
            }
        }

        await lane.Stop([]);
    }

    private static async Task Replaced(ServerProcess silo)
    {
        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri(silo.Operators, "/metrics"));
        var replaced = metrics.Split('\n').Where(line => line.StartsWith("resume_reader_replaced_total{", StringComparison.Ordinal) && !line.EndsWith(" 0", StringComparison.Ordinal)).ToList();
        FuzzTally.Write($"readers replaced: {(replaced.Count == 0 ? "none" : string.Join("; ", replaced))}");
    }

    // A collector gives back what it holds when it gets round to it.
    private static async Task<long> Settled(ServerProcess silo, long early)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var resident = Resident(silo);
        for (var i = 0; i < 30 && resident > early; i++)
        {
            await pause.WaitForNextTickAsync();
            resident = Math.Min(resident, Resident(silo));
        }

        return resident;
    }

    private static long Resident(ServerProcess silo)
    {
        using var process = Process.GetProcessById(silo.Id);
        return process.WorkingSet64 / (1024 * 1024);
    }
}
