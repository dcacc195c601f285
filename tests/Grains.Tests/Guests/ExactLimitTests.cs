using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Tests.Guests;

/// <summary>The promise of the limit: never one over, whatever the silos' clocks say.</summary>
public sealed class ExactLimitTests(TestPostgres postgres)
{
    private const int Guests = 20;
    private const int Callers = 64;
    private const int Calls = 10_000;
    private const int Permits = 5;
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    // From the grant to the row, on a machine that has much else to do; an hour is not in it.
    private static readonly TimeSpan _blur = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_TenThousandFromManyCallersOnThreeSilos_NeverOneOverTheLimit()
    {
        var silos = 0;
        await using var cluster = await ResumeCluster.Start(
            postgres,
            silos: 3,
            services: services =>
            {
                if (Interlocked.Increment(ref silos) == 2)
                {
                    services.AddSingleton(new DatabaseClock(new HourAhead()));
                }
            },
            settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Limits:Burst:Permits"] = "5", ["Limits:Burst:Window"] = "00:00:05" });
        var guests = await Task.WhenAll(Enumerable.Range(0, Guests).Select(_ => NewGuest(cluster)));
        var asked = 0;

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(
            async () =>
            {
                for (var call = Interlocked.Increment(ref asked); call <= Calls; call = Interlocked.Increment(ref asked))
                {
                    var (guest, document) = guests[call % Guests];
                    var outcome = await cluster.Grains.Analysis(new AnalysisId(Guid.CreateVersion7()))
                        .Start(new StartAnalysis(guest, document, JobDescription: null, AnalyzerChoice.Default));
                    Assert.True(outcome.TryGet(out _, out var refusal) || refusal.Code == RefusalCode.RateLimited, refusal?.Detail);
                }
            },
            Token)));

        foreach (var (guest, document) in guests)
        {
            var charged = await Charged(cluster.Database, guest);
            var rows = await Rows(cluster.Database, guest);
            // Each row was charged, each charge has its row, and both by the database's clock.
            Assert.Equal(rows.Keys.Order(), charged.Keys.Order());
            Assert.All(rows, row => Assert.InRange(row.Value - charged[row.Key], -_blur, _blur));
            var times = charged.Where(charge => charge.Key != document.Value).Select(charge => charge.Value).Order().ToList();
            Assert.InRange(times.Count, Permits, Calls);
            Assert.Empty(Enumerable.Range(0, times.Count).Where(first => IsOver(times, first)));
        }
    }

    // From any charge on, no more than the burst and what came back since.
    private static bool IsOver(List<DateTimeOffset> times, int first) => Enumerable.Range(first, times.Count - first)
        .Any(last => last - first + 1 > Permits + (int)((times[last] - times[first]) / _interval));

    // What the guest's grain has written of its grants.
    private static async Task<Dictionary<Guid, DateTimeOffset>> Charged(TestDatabase database, GuestId guest)
    {
        var key = await database.ScalarAsync<string>(
            $"SELECT convert_from(payload, 'UTF8') FROM orleans.grain_states WHERE convert_from(payload, 'UTF8') LIKE '%' || (SELECT id FROM analyses WHERE owner_id = '{guest}' LIMIT 1) || '%'",
            Token);
        using var state = JsonDocument.Parse(key!);
        return state.RootElement.GetProperty("Charged").EnumerateObject().Where(charge => !charge.NameEquals("$type"))
            .ToDictionary(charge => Guid.Parse(charge.Name), charge => charge.Value.GetDateTimeOffset());
    }

    private static async Task<Dictionary<Guid, DateTimeOffset>> Rows(TestDatabase database, GuestId guest)
    {
        await using var command = database.DataSource.CreateCommand("SELECT id, queued_at FROM analyses WHERE owner_id = $1 UNION ALL SELECT id, created_at FROM documents WHERE owner_id = $1");
        command.Parameters.Add(new() { Value = guest.Value });
        await using var reader = await command.ExecuteReaderAsync(Token);
        var rows = new Dictionary<Guid, DateTimeOffset>();
        while (await reader.ReadAsync(Token))
        {
            rows.Add(reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(1));
        }

        return rows;
    }

    private static async Task<(GuestId Guest, DocumentId Document)> NewGuest(ResumeCluster cluster)
    {
        var guest = new GuestId(Guid.CreateVersion7());
        var document = new DocumentId(Guid.CreateVersion7());
        await cluster.Upload(guest, document);
        return (guest, document);
    }

    private sealed class HourAhead : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromHours(1);
    }
}
