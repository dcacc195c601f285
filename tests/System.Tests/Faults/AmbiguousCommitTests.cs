using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Faults;

/// <summary>
/// One request in twenty never reaches the database, and one in twenty is committed without an answer. Short with every test run;
/// long with AMBIGUOUS=10000 (how many analyses) and AMBIGUOUS_SEED=7.
/// </summary>
public sealed class AmbiguousCommitTests(TestPostgres postgres, ITestOutputHelper output)
{
    private const double Share = 0.05;
    private const int Guests = 8;
    private const int Permits = 1_000_000;
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Analyses_BehindADatabaseThatLosesRequestsAndAnswers_EndOnceAndAreChargedOnce()
    {
        var analyses = Number("AMBIGUOUS") ?? 500;
        var seed = Number("AMBIGUOUS_SEED") ?? 1;
        await using var database = await postgres.CreateDatabaseAsync(Token);
        var direct = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        await using var proxy = new AmbiguousProxy(direct.Port, seed, Share);
        // Read along with, so not encrypted.
        var through = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = proxy.Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable };
        string[] settings =
        [
            $"--ConnectionStrings:Postgres={through.ConnectionString}", $"--Analysis:Timeout={_timeout}", $"--Analysis:QueueTimeout={_timeout}",
            $"--Limits:Day:Permits={Permits}", "--Limits:Day:Window=366.00:00:00",
        ];
        await using var silo = await ServerProcess.Silo(settings).Ready();
        await using var other = await ServerProcess.Silo([.. settings, "--Silo:HostApi=false"]).Ready();
        var guests = new List<(ResumeClient Client, string Document)>();
        for (var i = 0; i < Guests; i++)
        {
            var guest = await ResumeClient.NewGuest(silo.Api);
            guests.Add((guest, await guest.Upload(SmallResume.Bytes, "resume.txt")));
        }

        proxy.Strikes = true;
        var accepted = new ConcurrentDictionary<string, ResumeClient>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(Enumerable.Range(0, analyses), new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Token }, async (wish, _) =>
        {
            var (client, document) = guests[wish % Guests];
            accepted[await client.AnalyzeOnce(document, $"\"wish {wish}\"")] = client;
        });
        await AllFinal(database);
        proxy.Strikes = false;

        var lines = await HistoryCheck.Read(database.DataSource, Token);
        var (passed, before, after) = proxy.Counts;
        Tell($"seed {seed}: {accepted.Count} accepted; of {passed + before + after} requests {before} never arrived and the answers of {after} were lost; {lines.Count(line => line is { To: "processing", Run: > 1 })} begun again, {lines.Count(line => line.To == "completed")} completed");
        Assert.InRange(before, passed / 40, passed);
        Assert.InRange(after, passed / 40, passed);
        Assert.Equal(analyses, accepted.Count);
        Assert.Empty(HistoryCheck.Broken(lines, accepted.Keys.Select(Guid.Parse), _timeout, _timeout, []).Take(20));
        // None beside those that somebody knows of: the canary's are its own.
        Assert.Equal(analyses, await database.ScalarAsync<long>("SELECT count(*) FROM analyses WHERE owner_id <> 'ca9a47ca-9a47-8a9a-8a47-ca9a47ca9a47'", Token));
        Assert.Equal(analyses, await database.ScalarAsync<long>("SELECT sum(n)::bigint FROM analysis_counts", Token));
        foreach (var (id, client) in accepted)
        {
            Assert.Contains(ResumeClient.Text(await client.Get($"/api/v1/analyses/{id}"), "status"), new[] { "completed", "failed" });
        }

        for (var i = 0; i < Guests; i++)
        {
            var limits = (await guests[i].Client.Get("/api/v1/guests/me")).GetProperty("limits").EnumerateArray();
            var day = limits.Single(limit => ResumeClient.Text(limit, "policy") == "day").GetProperty("remaining").GetInt32();
            // One comes back every half minute.
            Assert.InRange(day, Permits - accepted.Values.Count(client => client == guests[i].Client), Permits - accepted.Values.Count(client => client == guests[i].Client) + 10);
            guests[i].Client.Dispose();
        }
    }

    // What does not become final is told by the check.
    private static async Task AllFinal(TestDatabase database)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var look = 0; look < 900 && await database.ScalarAsync<long>("SELECT count(*) FROM analyses WHERE status IN ('queued', 'processing')", Token) > 0; look++)
        {
            await pause.WaitForNextTickAsync(Token);
        }
    }

    private void Tell(FormattableString line)
    {
        output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        if (Number("AMBIGUOUS") is not null)
        {
            Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static int? Number(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}
