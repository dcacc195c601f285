using System.Globalization;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.Benchmarks.Durable;

/// <summary>
/// <c>-- growth [ANALYSES] [DOCUMENTS]</c>: the same load on an empty and on a grown database, in turns, both served all the time.
/// </summary>
internal static class GrowthCommand
{
    private const int Rounds = 5;
    private static readonly TimeSpan _span = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _warming = TimeSpan.FromSeconds(20);

    public static async Task<int> Run(string[] args)
    {
        var analyses = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var documents = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100_000;
        await using var postgres = new TestPostgres { Durable = true };
        await using var small = await postgres.CreateDatabaseAsync(CancellationToken.None);
        await using var large = await postgres.CreateDatabaseAsync(CancellationToken.None);
        await using var empty = await Serve(small);
        await using var grown = await Serve(large);
        await Grown.Fill(large, analyses, documents);
        Write($"{analyses} analyses and {documents} documents, {await large.ScalarAsync<long>("SELECT pg_database_size(current_database()) / 1000000", CancellationToken.None)} MB; beside it an empty database; {Rounds} rounds of {_span.TotalSeconds:0} s each.");

        using var ofEmpty = await AnalysisLoad.Prepare(empty.Api, guests: 1000);
        using var ofGrown = await AnalysisLoad.Prepare(grown.Api, guests: 1000);
        await ofEmpty.Run(_warming);
        await ofGrown.Run(_warming);
        var (before, after) = await Compare(rate: null);
        Write($"completed a second          empty {Median(before, of => of.PerSecond):0}, grown {Median(after, of => of.PerSecond):0}: {Ratio(of => of.PerSecond):0.00} (median of the rounds)");
        (before, after) = await Compare(Median(before, of => of.PerSecond) / 2);
        Write($"at half that load           POST p50 {Ratio(of => of.Posts.Median):0.00}, p99 {Ratio(of => of.Posts.P99):0.00}; accepted to completed p50 {Ratio(of => of.Ran.Median):0.00}, p99 {Ratio(of => of.Ran.P99):0.00} (grown by empty, medians of the rounds)");
        return 0;

        double Ratio(Func<LoadFigures, double> figure) => Median(after, figure) / Median(before, figure);

        // In turns, so that what else the machine does falls on both.
        async Task<(List<LoadFigures> Empty, List<LoadFigures> Grown)> Compare(double? rate)
        {
            var (a, b) = (new List<LoadFigures>(), new List<LoadFigures>());
            for (var round = 0; round < Rounds; round++)
            {
                a.Add(await ofEmpty.Run(_span, rate));
                b.Add(await ofGrown.Run(_span, rate));
            }

            return (a, b);
        }
    }

    private static Task<ServerProcess> Serve(TestDatabase database) => ServerProcess.Start(
        typeof(GrowthCommand).Assembly.Location, "serve", $"--ConnectionStrings:Postgres={database.ConnectionString}", "--Logging:LogLevel:Default=Error", "--Analysis:SlotsPerSilo=64", "--Reading:Processes=false").Ready();

    private static double Median(List<LoadFigures> rounds, Func<LoadFigures, double> figure) => rounds.Select(figure).Order().ElementAt(rounds.Count / 2);

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
