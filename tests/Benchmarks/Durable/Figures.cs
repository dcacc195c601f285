using System.Diagnostics;
using System.Globalization;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.Benchmarks.Durable;

/// <summary>Measures one thing after the other on this machine and prints each as a figure and a ratio.</summary>
internal static class Figures
{
    private const int Connections = 64;
    private static readonly TimeSpan _span = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _warming = TimeSpan.FromSeconds(20);

    public static async Task<int> Print()
    {
        await using var postgres = new TestPostgres { Durable = true };
        await using var database = await postgres.CreateDatabaseAsync(CancellationToken.None);
        await using var server = await ServerProcess.Start(
            typeof(Figures).Assembly.Location, "serve", $"--ConnectionStrings:Postgres={database.ConnectionString}", "--Logging:LogLevel:Default=Error", "--Analysis:SlotsPerSilo=64").Ready();
        Write($"{Environment.ProcessorCount} cores; PostgreSQL, the server and the load share them. {Connections} connections, {_span.TotalSeconds:0} s each.");
        var commits = await Commits.PerSecond(database, clients: 32, _span);
        var floor = await PgBench.PerSecond(database, clients: 32, _span);
        Write($"single-row commits, pgbench, 32 clients        {floor,9:0} /s   1.00");
        Write($"the same by Npgsql                             {commits,9:0} /s   {commits / floor:0.000}");

        // The compiler goes on improving hot code for a while; what is measured is what a server does that has run for a minute.
        using var plain = await AnalysisLoad.Prepare(server.Api, guests: 1, "/floor");
        await plain.Run(_warming);
        var undurable = await plain.Run(_span);
        Write($"a queue in memory behind a minimal API         {undurable.PerSecond,9:0} /s   {undurable.PerSecond / floor:0.000}   POST p99 {undurable.Posts.P99:0.0} ms");
        using var load = await AnalysisLoad.Prepare(server.Api, guests: 1000);
        await load.Run(_warming);
        var full = await load.Run(_span);
        Write($"analyses completed, end to end over HTTP       {full.PerSecond,9:0} /s   {full.PerSecond / floor:0.000}, {full.PerSecond / undurable.PerSecond:0.00} of that queue   POST p99 {full.Posts.P99:0.0} ms");
        var half = await load.Run(_span, full.PerSecond / 2);
        Write($"  at half that load                            {half.PerSecond,9:0} /s   POST p99 {half.Posts.P99:0.0} ms; accepted to completed p50 {half.Ran.Median:0.0} ms, p99 {half.Ran.P99:0.0} ms");

        using var client = await ResumeClient.NewGuest(server.Api, Connections);
        var id = await client.Analyze(await client.Upload(SmallResume.Bytes, "resume.txt"));
        await client.Final(id, TimeSpan.FromSeconds(30));
        await Rate(() => client.Get("/bare"), TimeSpan.FromSeconds(2));
        var bare = await Rate(() => client.Get("/bare"), _span);
        Write($"GET, a bare endpoint of the same server        {bare.PerSecond,9:0} /s   1.00");
        var polls = await Rate(() => client.Get($"/api/v1/analyses/{id}"), _span);
        Write($"GET, polling a completed analysis              {polls.PerSecond,9:0} /s   {polls.PerSecond / bare.PerSecond:0.00} of the bare endpoint");

        AnalyzerFigures.Print(Write);
        return 0;
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
