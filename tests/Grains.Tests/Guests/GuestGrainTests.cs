using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.Grains.Tests.Guests;

public sealed class GuestGrainTests(TestPostgres postgres)
{
    private readonly GuestId _guest = new(Guid.CreateVersion7());

    [Fact]
    public async Task Acquire_ManyAtOnce_GrantsExactlyTheBurst()
    {
        await using var cluster = await ResumeCluster.Start(postgres, silos: 2, workers: false);

        var decisions = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => cluster.Grains.Guest(_guest).Acquire(NewId())));

        Assert.Equal(5, decisions.Count(decision => decision.Admitted));
        Assert.All(decisions.Where(decision => !decision.Admitted), decision => Assert.Equal("burst", decision.Refusing!.Policy));
    }

    [Fact]
    public async Task Acquire_SameAttemptAgain_IsFree()
    {
        await using var cluster = await ResumeCluster.Start(postgres, workers: false);
        var id = NewId();

        for (var i = 0; i < 10; i++)
        {
            Assert.True((await cluster.Grains.Guest(_guest).Acquire(id)).Admitted);
        }

        var limits = await cluster.Grains.Guest(_guest).Limits();
        Assert.Equal([("burst", 4), ("day", 49), ("uploads", 60)], limits.Policies.Select(state => (state.Policy, state.Remaining)));
    }

    [Fact]
    public async Task GiveBack_OnceOrTwice_ReturnsOne()
    {
        await using var cluster = await ResumeCluster.Start(postgres, workers: false);
        var id = NewId();
        await cluster.Grains.Guest(_guest).Acquire(id);

        await cluster.Grains.Guest(_guest).GiveBack(id);
        await cluster.Grains.Guest(_guest).GiveBack(id);

        Assert.Equal([5, 50, 60], (await cluster.Grains.Guest(_guest).Limits()).Policies.Select(state => state.Remaining));
    }

    [Fact]
    public async Task Acquire_RowChangedByAnotherActivation_IsDecidedAgain()
    {
        await using var cluster = await ResumeCluster.Start(postgres, workers: false);
        await cluster.Grains.Guest(_guest).Acquire(NewId());
        // As a second activation after a partition would: four more permits, under a newer version.
        await cluster.Database.ExecuteAsync(
            "UPDATE orleans.grain_states SET version = version + 1, payload = convert_to(replace(convert_from(payload, 'UTF8'), '\"burst\":\"20', '\"burst\":\"21'), 'UTF8')",
            TestContext.Current.CancellationToken);

        Assert.False((await cluster.Grains.Guest(_guest).Acquire(NewId())).Admitted);
    }

    private static AnalysisId NewId() => new(Guid.CreateVersion7());
}
