using System.Diagnostics;
using System.Globalization;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.Benchmarks.Durable;

/// <summary>Measures one thing after the other on this machine and prints each as a figure and a ratio; ends with 1 where one is too slow.</summary>
internal static class Figures
{
    private const int Connections = 64;
    private const int Turns = 10;

    // Many, as guests are: each asks a few times in a run, so that what is remembered of one is as long as in life.
    private const int Guests = 4000;

    // What an analysis may cost: of the machine's one-row commits, and of a queue that forgets.
    private const double LeastOfCommits = 0.15;
    private const double LeastOfQueue = 0.75;

    // What a poll may: of a bare endpoint, in the silo and through a front end of its own.
    private const double LeastOfBare = 0.8;
    private const double LeastThroughFrontEnd = 0.5;

    private static readonly TimeSpan _span = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _warming = TimeSpan.FromSeconds(20);

    /// <summary>Prints them.</summary>
    /// <param name="args">Behind <c>road</c>, which is what becomes of an analysis and no more: how many seconds each is measured for, and how many guests ask.</param>
    public static async Task<int> Print(string[] args)
    {
        var onlyRoad = args is ["road", ..];
        var onlyPolls = args is ["polls", ..];
        var span = args is ["road" or "polls", { } seconds, ..] ? TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)) : _span;
        await using var postgres = new TestPostgres { Durable = true };
        await using var database = await postgres.CreateDatabaseAsync(CancellationToken.None);
        await using var server = await ServerProcess.Start(
            typeof(Figures).Assembly.Location, "serve", $"--ConnectionStrings:Postgres={database.ConnectionString}", "--Logging:LogLevel:Default=Error", "--Analysis:SlotsPerSilo=64", "--Reading:Processes=false").Ready();
        if (onlyPolls)
        {
            return await Polls(server, database, span) ? 0 : 1;
        }

        Write($"{Environment.ProcessorCount} cores; PostgreSQL, the server and the load share them. {Connections} connections, {span.TotalSeconds:0} s each.");
        var commits = await Commits.PerSecond(database, clients: 32, _span);
        var floor = await PgBench.PerSecond(database, clients: 32, _span);
        Write($"single-row commits, pgbench, 32 clients        {floor,9:0} /s   1.00");
        Write($"the same by Npgsql                             {commits,9:0} /s   {commits / floor:0.000}");

        var processors = new ProcessorTime(server.Id, postgres.ProcessId ?? 0);
        // The compiler goes on improving hot code for a while; what is measured is what a server does that has run for a minute.
        using var plain = await AnalysisLoad.Prepare(server.Api, guests: 1, "/floor");
        await plain.Run(_warming);
        var (undurable, floorCost) = await Costs(processors, () => plain.Run(span));
        Write($"a queue in memory behind a minimal API         {undurable.PerSecond,9:0} /s   {undurable.PerSecond / floor:0.000}   POST p99 {undurable.Posts.P99:0.0} ms");
        Write($"  processor time of one, microseconds          {floorCost}");
        using var load = await AnalysisLoad.Prepare(server.Api, args is ["road", _, { } many] ? int.Parse(many, CultureInfo.InvariantCulture) : Guests);
        await load.Run(_warming);
        var (full, cost) = await Costs(processors, () => load.Run(span));
        Write($"analyses completed, end to end over HTTP       {full.PerSecond,9:0} /s   {full.PerSecond / floor:0.000}, {full.PerSecond / undurable.PerSecond:0.00} of that queue   POST p99 {full.Posts.P99:0.0} ms");
        Write($"  processor time of one, microseconds          {cost}");
        var half = await load.Run(span, full.PerSecond / 2);
        Write($"  at half that load                            {half.PerSecond,9:0} /s   POST p99 {half.Posts.P99:0.0} ms; accepted to completed p50 {half.Ran.Median:0.0} ms, p99 {half.Ran.P99:0.0} ms");
        var isQuick = IsQuick("analyses, of pgbench", full.PerSecond / floor, LeastOfCommits) & IsQuick("analyses, of that queue", full.PerSecond / undurable.PerSecond, LeastOfQueue);
        if (!onlyRoad)
        {
            isQuick &= await Polls(server, database, span);
            AnalyzerFigures.Print(Write);
        }

        return isQuick ? 0 : 1;
    }

    // Each is warm, and one after the other again and again, so that what else the machine does falls on all of them.
    private static async Task<bool> Polls(ServerProcess server, TestDatabase database, TimeSpan span)
    {
        using var client = await ResumeClient.NewGuest(server.Api, Connections);
        var id = await client.Analyze(await client.Upload(SmallResume.Bytes, "resume.txt"));
        await client.Final(id, TimeSpan.FromSeconds(30));
        await using var frontEnd = await ServerProcess.FrontEnd($"--ConnectionStrings:Postgres={database.ConnectionString}", "--Logging:LogLevel:Default=Error").Ready();
        using var apart = client.At(frontEnd.Api, Connections);
        Func<Task>[] all = [() => client.Get("/bare"), () => client.Get($"/api/v1/analyses/{id}"), () => apart.Get($"/api/v1/analyses/{id}")];
        foreach (var act in all)
        {
            await Rate(act, _warming);
        }

        var rates = new double[all.Length];
        for (var turn = 0; turn < Turns; turn++)
        {
            for (var which = 0; which < all.Length; which++)
            {
                rates[which] += (await Rate(all[which], span / Turns)).PerSecond / Turns;
            }
        }

        Write($"GET, a bare endpoint of the same server        {rates[0],9:0} /s   1.00");
        Write($"GET, polling a completed analysis              {rates[1],9:0} /s   {rates[1] / rates[0]:0.00} of the bare endpoint");
        Write($"  the same through a front end of its own      {rates[2],9:0} /s   {rates[2] / rates[0]:0.00}");
        return IsQuick("polls, of the bare endpoint", rates[1] / rates[0], LeastOfBare) & IsQuick("polls through a front end, of it", rates[2] / rates[0], LeastThroughFrontEnd);
    }

    private static async Task<(LoadFigures Figures, string Costs)> Costs(ProcessorTime processors, Func<Task<LoadFigures>> run)
    {
        var before = processors.Read();
        var figures = await run();
        var after = processors.Read();
        var each = 1000 / (double)figures.Ran.Count;
        return (figures, string.Create(CultureInfo.InvariantCulture, $"load {(after.Load - before.Load) * each:0}, server {(after.Server - before.Server) * each:0}, PostgreSQL {(after.Database - before.Database) * each:0}"));
    }

    private static bool IsQuick(string what, double ratio, double least)
    {
        Write($"{what,-46} {ratio:0.000}, at least {least:0.00}: {(ratio >= least ? "holds" : "too slow")}");
        return ratio >= least;
    }

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static async Task<Measured> Rate(Func<Task> act, TimeSpan span)
    {
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var own = new List<double>();
            while (watch.Elapsed < span)
            {
                var began = watch.Elapsed;
                await act();
                own.Add((watch.Elapsed - began).TotalMilliseconds);
            }

            return own;
        }));
        return Measured.Of([.. times.SelectMany(own => own)], watch.Elapsed);
    }
}
