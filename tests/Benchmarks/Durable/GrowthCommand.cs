using System.Globalization;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.Benchmarks.Durable;

/// <summary>
/// <c>-- growth [ANALYSES] [DOCUMENTS]</c>: the same load on an empty and on a grown database, in turns, both served all the time. Ends
/// with 1 where the grown one is more than a tenth off.
/// </summary>
internal static class GrowthCommand
{
    // Many short ones, of which the median counts: what else the machine does for a while falls on few of them.
    private const int Rounds = 21;
    private const double MostOff = 0.10;
    private static readonly TimeSpan _span = TimeSpan.FromSeconds(4);
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
        var full = await Compare(rate: null);
        var half = await Compare(Median(full, pair => pair.Empty.PerSecond) / 2);
        bool[] holds =
        [
            Holds("completed a second", full, of => of.PerSecond, isMore: true),
            Holds("at half that load, POST p50", half, of => of.Posts.Median, isMore: false),
            Holds("POST p99", half, of => of.Posts.P99, isMore: false),
            Holds("accepted to completed p50", half, of => of.Ran.Median, isMore: false),
            Holds("accepted to completed p99", half, of => of.Ran.P99, isMore: false),
        ];
        Write($"{(holds.All(held => held) ? "The grown database does what the empty one does" : "The grown database is slower")}, by at most {MostOff:0 %}.");
        return holds.All(held => held) ? 0 : 1;

        // In turns, and each as often first as second, so that what else the machine does falls on both.
        async Task<List<(LoadFigures Empty, LoadFigures Grown)>> Compare(double? rate)
        {
            var rounds = new List<(LoadFigures, LoadFigures)>();
            for (var round = 0; round < Rounds; round++)
            {
                var first = round % 2 == 0 ? await ofEmpty.Run(_span, rate) : null;
                var second = await ofGrown.Run(_span, rate);
                rounds.Add((first ?? await ofEmpty.Run(_span, rate), second));
            }

            return rounds;
        }
    }

    private static Task<ServerProcess> Serve(TestDatabase database) => ServerProcess.Start(
        typeof(GrowthCommand).Assembly.Location, "serve", $"--ConnectionStrings:Postgres={database.ConnectionString}", "--Logging:LogLevel:Default=Error", "--Analysis:SlotsPerSilo=64", "--Reading:Processes=false").Ready();

    // By the median of the rounds' ratios, each of two runs that follow each other. How far the empty database's own rounds lie apart
    // says what a ratio is worth on this machine.
    private static bool Holds(string what, List<(LoadFigures Empty, LoadFigures Grown)> rounds, Func<LoadFigures, double> figure, bool isMore)
    {
        var ratio = Median(rounds, pair => figure(pair.Grown) / figure(pair.Empty));
        var (empty, grown) = (Median(rounds, pair => figure(pair.Empty)), Median(rounds, pair => figure(pair.Grown)));
        var noise = (rounds.Max(pair => figure(pair.Empty)) - rounds.Min(pair => figure(pair.Empty))) / empty;
        var holds = isMore ? ratio >= 1 - MostOff : ratio <= 1 + MostOff;
        Write($"{what,-28} empty {empty,7:0.0}, grown {grown,7:0.0}: {ratio:0.00}{(holds ? "" : ", TOO FAR OFF")} (the empty one's own rounds lie {noise:0 %} apart{(!holds && noise > MostOff ? ": measure again on a quieter machine" : "")})");
        return holds;
    }

    private static double Median(List<(LoadFigures Empty, LoadFigures Grown)> rounds, Func<(LoadFigures Empty, LoadFigures Grown), double> figure) =>
        rounds.Select(figure).Order().ElementAt(rounds.Count / 2);

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
