using System.Diagnostics;
using System.Globalization;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.Benchmarks;

/// <summary>Measures one thing after the other on this machine and prints each as a figure and a ratio.</summary>
internal static class Figures
{
    private const int Connections = 64;
    private static readonly TimeSpan _span = TimeSpan.FromSeconds(10);

    public static async Task<int> Print()
    {
        await using var postgres = new TestPostgres { Durable = true };
        await using var database = await postgres.CreateDatabaseAsync(CancellationToken.None);
        await using var server = await ServerProcess.Start(
            typeof(Figures).Assembly.Location, "serve", $"--ConnectionStrings:Postgres={database.ConnectionString}", "--Logging:LogLevel:Default=Error", "--Analysis:SlotsPerSilo=64").Ready();
        using var client = await ResumeClient.NewGuest(server.Api, Connections);
        var document = await client.Upload(SmallResume.Bytes, "resume.txt");

        Write($"{Environment.ProcessorCount} cores; PostgreSQL, the server and the load share them. {Connections} connections, {_span.TotalSeconds:0} s each.");
        var commits = await Commits.PerSecond(database, clients: 32, _span);
        Write($"single-row commits (Npgsql, 32 clients)        {commits,9:0} /s   1.00");

        var id = await client.Analyze(document);
        await client.Final(id, TimeSpan.FromSeconds(30));
        // The compiler goes on improving hot code for a while; what is measured is what a server does that has run for a minute.
        await Rate(() => Roundtrip(client, document), TimeSpan.FromSeconds(25));
        var analyses = await Rate(() => Roundtrip(client, document), _span);
        Write($"analyses completed end to end over HTTP        {analyses.PerSecond,9:0} /s   {analyses.PerSecond / commits:0.000} of the commits   p50 {analyses.Median:0.0} ms, p99 {analyses.P99:0.0} ms");

        await Rate(() => client.Get("/bare"), TimeSpan.FromSeconds(2));
        var bare = await Rate(() => client.Get("/bare"), _span);
        Write($"GET, a bare endpoint of the same server        {bare.PerSecond,9:0} /s   1.00");
        var polls = await Rate(() => client.Get($"/api/v1/analyses/{id}"), _span);
        Write($"GET, polling a completed analysis              {polls.PerSecond,9:0} /s   {polls.PerSecond / bare.PerSecond:0.00} of the bare endpoint");

        AnalyzerFigures.Print(Write);
        return 0;
    }

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static async Task Roundtrip(ResumeClient client, string document)
    {
        var id = await client.Analyze(document);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        do
        {
            await pause.WaitForNextTickAsync();
        }
        while (ResumeClient.Text(await client.Get($"/api/v1/analyses/{id}"), "status") != "completed");
    }

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
