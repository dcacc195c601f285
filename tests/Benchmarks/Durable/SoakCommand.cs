using System.Globalization;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.Benchmarks.Durable;

/// <summary>
/// <c>-- soak [MINUTES] [WARMING] [RATE]</c>: whether the memory of a silo under load stays what it is. New guests all the time, each of
/// whom asks for no more than a day's permits allow. Ends with 1 where it grows.
/// </summary>
internal static class SoakCommand
{
    // What one guest may ask for in a day; more of them would be in the ledger's state than in anybody's life.
    private const int PerGuest = 50;

    // Of the last quarter by the first one. What is held swings within minutes, up and down: what is held for good shows in the lowest
    // that it comes back to. What lies on the heap swings with the collector's budget.
    private const double MostHeld = 1.05;
    private const double MostHeap = 1.10;

    // The collector begins with one heap, and takes another, with room of its own, when it finds that one does not keep up: at whatever
    // minute, at most one for each processor. So its room is judged by itself, with a quarter for its swings;
    // DOTNET_GCDynamicAdaptationMode=0 has all heaps from the start, and shows what is resident without such steps.
    private static readonly double _mostRoom = 1.25 * Environment.ProcessorCount;

    private static readonly TimeSpan _slice = TimeSpan.FromSeconds(30);

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
        var guests = (int)Math.Ceiling(rate * _slice.TotalSeconds / PerGuest);
        Write($"{rate:0} analyses a second asked for by {guests} new guests every {_slice.TotalSeconds:0} s; {warming:0.#} min of warming, then {minutes:0.#} min.");
        var began = TimeProvider.System.GetTimestamp();
        var samples = new List<SiloMemory>();
        while (TimeProvider.System.GetElapsedTime(began).TotalMinutes is var at && at < warming + minutes)
        {
            using var load = await AnalysisLoad.Prepare(server.Api, guests);
            var figures = await load.Run(_slice, rate);
            var memory = await SiloMemory.Of(server);
            Write($"{TimeProvider.System.GetElapsedTime(began).TotalMinutes,6:0.0} min{(at < warming ? " (warming)" : "")}: {figures.PerSecond:0} /s; resident {memory.Resident:0} MB, heap {memory.Heap:0} MB of {memory.Committed:0} MB, {memory.Activations:0} activations");
            if (at >= warming)
            {
                samples.Add(memory);
            }
        }

        return Judge(samples) ? 0 : 1;
    }

    private static bool Judge(List<SiloMemory> samples)
    {
        if (samples.Count < 8)
        {
            Write($"{samples.Count} looks behind the warming are too few to judge by: 8 are needed.");
            return false;
        }

        Told("resident, lowest", sample => sample.Resident, at: 0.1, most: null);
        var held = Told("  without the collector's room, lowest", sample => sample.Held, at: 0.1, MostHeld);
        var room = Told("  the collector's room, median", sample => sample.Room, at: 0.5, _mostRoom);
        var heap = Told("heap, median", sample => sample.Heap, at: 0.5, MostHeap);
        return held && room && heap;

        bool Told(string what, Func<SiloMemory, double> of, double at, double? most)
        {
            var values = samples.ConvertAll(sample => of(sample));
            var quarter = values.Count / 4;
            var (first, last) = (Quantile(values[..quarter], at), Quantile(values[^quarter..], at));
            var isFlat = most is null || last / first <= most;
            Write($"{what}: {first:0} MB in the first quarter, {last:0} MB in the last one ({last / first:0.00}{(most is null ? "" : Invariant($", at most {most:0.00}: {(isFlat ? "holds" : "it grows")}"))}); all {values.Min():0} to {values.Max():0} MB, {Slope(values) * 60 / _slice.TotalSeconds:0.00} MB a minute");
            return isFlat;
        }
    }

    private static double Quantile(IEnumerable<double> values, double at) => values.Order().ElementAt((int)(values.Count() * at));

    // By least squares, a look.
    private static double Slope(List<double> values)
    {
        var (x, y) = ((values.Count - 1) / 2.0, values.Average());
        return values.Select((value, i) => (i - x) * (value - y)).Sum() / values.Select((_, i) => (i - x) * (i - x)).Sum();
    }

    private static double? Number(string[] args, int place) => args.Length > place ? double.Parse(args[place], CultureInfo.InvariantCulture) : null;

    private static void Write(FormattableString line) => Console.Out.WriteLine(Invariant(line));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
