using System.Globalization;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.Benchmarks.Durable;

/// <summary>
/// <c>-- soak [MINUTES] [WARMING] [RATE]</c>: whether the memory of a silo under load stays what it is (<see cref="SoakVerdict"/>). New
/// guests all the time, each of whom asks for no more than a day's permits allow. Ends with 1 where it grows.
/// </summary>
internal static class SoakCommand
{
    // What one guest may ask for in a day; more of them would be in the ledger's state than in anybody's life.
    private const int PerGuest = 50;

    /// <summary>Between two looks.</summary>
    public static readonly TimeSpan Slice = TimeSpan.FromSeconds(30);

    public static async Task<int> Run(string[] args)
    {
        var minutes = Number(args, 0) ?? 20;
        // Activations of guests and documents are kept for a quarter of an hour: before that there are more of them every minute.
        var warming = Number(args, 1) ?? 17;
        var rate = Number(args, 2) ?? 200;
        await using var postgres = new TestPostgres { Durable = true };
        await using var database = await postgres.CreateDatabaseAsync(CancellationToken.None);
        await using var server = await ServerProcess.Start(
            typeof(SoakCommand).Assembly.Location, "serve", $"--ConnectionStrings:Postgres={database.ConnectionString}", "--Logging:LogLevel:Default=Error", "--Analysis:SlotsPerSilo=64").Ready();
        var guests = (int)Math.Ceiling(rate * Slice.TotalSeconds / PerGuest);
        Write($"{rate:0} analyses a second asked for by {guests} new guests every {Slice.TotalSeconds:0} s; {warming:0.#} min of warming, then {minutes:0.#} min.");
        var began = TimeProvider.System.GetTimestamp();
        var (samples, rates) = (new List<SiloMemory>(), new List<double>());
        while (TimeProvider.System.GetElapsedTime(began).TotalMinutes is var at && at < warming + minutes)
        {
            using var load = await AnalysisLoad.Prepare(server.Api, guests);
            var figures = await load.Run(Slice, rate);
            var memory = await SiloMemory.Of(server);
            Write($"{TimeProvider.System.GetElapsedTime(began).TotalMinutes,6:0.0} min{(at < warming ? " (warming)" : "")}: {figures.PerSecond:0} /s; resident {memory.Resident:0} MB, heap {memory.Heap:0} MB of {memory.Committed:0} MB, {memory.Activations:0} activations");
            if (at >= warming)
            {
                samples.Add(memory);
                rates.Add(figures.PerSecond);
            }
        }

        return new SoakVerdict(samples, rates, rate, Write).Holds() ? 0 : 1;
    }

    private static double? Number(string[] args, int place) => args.Length > place ? double.Parse(args[place], CultureInfo.InvariantCulture) : null;

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
