using Microsoft.Extensions.DependencyInjection;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.Grains.Guests;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Tests.Guests;

public sealed class PermitSweepTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_PermitsThatHaveAllComeBack_AreForgottenAndNoOthers()
    {
        await using var cluster = await ResumeCluster.Start(
            postgres, workers: false, settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Limits:Burst:Permits"] = "2" });
        var guests = Enumerable.Range(0, 1200).Select(_ => new GuestId(Guid.CreateVersion7())).ToList();
        await Parallel.ForEachAsync(guests, Token, async (guest, token) => Assert.True((await cluster.Grains.Guest(guest).Acquire(NewId())).TryGet(out _, out _)));
        Assert.Null(await cluster.Grains.Address(new AddressId(guests[0].Value)).Acquire(guests[0]));
        var kept = guests[600];
        Assert.True((await cluster.Grains.Guest(kept).Acquire(NewId())).TryGet(out _, out _));
        await cluster.Database.ExecuteAsync("UPDATE orleans.grain_states SET modified_at = now() - interval '25 hours' WHERE version = 1", Token);

        var sweep = cluster.Silos[0].ServiceProvider.GetServices<ISweep>().OfType<PermitSweep>().Single();
        for (var page = 0; page < 3; page++)
        {
            await sweep.Run(mayJudge: false, Token);
        }

        Assert.Equal(1L, await cluster.Database.ScalarAsync<long>("SELECT count(*) FROM orleans.grain_states", Token));
        Assert.False((await cluster.Grains.Guest(kept).Acquire(NewId())).TryGet(out _, out _));
        // A grain that still remembers goes on from what is stored: nothing.
        Assert.True((await cluster.Grains.Guest(guests[0]).Acquire(NewId())).TryGet(out _, out _));
        Assert.True((await cluster.Grains.Guest(guests[0]).Acquire(NewId())).TryGet(out _, out _));
    }

    private static AnalysisId NewId() => new(Guid.CreateVersion7());
}
