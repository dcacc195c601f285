using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Tests.Guests;

public sealed class GuestGrainTests(TestPostgres postgres)
{
    private readonly GuestId _guest = new(Guid.CreateVersion7());

    [Fact]
    public async Task Acquire_ManyAtOnce_GrantsExactlyTheBurst()
    {
        await using var cluster = await Start(silos: 2);

        var decisions = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => cluster.Grains.Guest(_guest).Acquire(NewId())));

        Assert.Equal(5, decisions.Count(outcome => outcome.TryGet(out var permit, out _) && permit.Charged));
        Assert.All(decisions.Select(outcome => outcome.TryGet(out _, out var refusal) ? null : refusal).OfType<Refusal>(), refusal => Assert.Equal((RefusalCode.RateLimited, "burst"), (refusal.Code, refusal.Limit!.Policy)));
    }

    [Fact]
    public async Task Acquire_SameAttemptAgain_IsFree()
    {
        await using var cluster = await Start();
        var id = NewId();

        for (var i = 0; i < 10; i++)
        {
            Assert.True((await cluster.Grains.Guest(_guest).Acquire(id)).TryGet(out var permit, out _));
            Assert.Equal(i == 0, permit.Charged);
            Assert.Equal([("burst", 4), ("day", 49)], permit.Left.Select(left => (left.Policy, left.Remaining)));
        }

        Assert.Equal([("burst", 4), ("day", 49), ("uploads", 60)], await Left(cluster));
    }

    [Fact]
    public async Task Acquire_OfAnAddress_IsLimitedToo()
    {
        await using var cluster = await Start();
        var (a, b) = (new AddressId(Guid.CreateVersion7()), new AddressId(Guid.CreateVersion7()));
        var first = new GuestId(Guid.CreateVersion7());

        Assert.Null(await cluster.Grains.Address(a).Acquire(first));
        Assert.Null(await cluster.Grains.Address(a).Acquire(first));
        Assert.Null(await cluster.Grains.Address(a).Acquire(new GuestId(Guid.CreateVersion7())));
        Assert.Null(await cluster.Grains.Address(a).Acquire(new GuestId(Guid.CreateVersion7())));
        Assert.Equal("guests_per_address", (await cluster.Grains.Address(a).Acquire(new GuestId(Guid.CreateVersion7())))!.Limit!.Policy);
        Assert.Null(await cluster.Grains.Address(b).Acquire(new GuestId(Guid.CreateVersion7())));
    }

    [Fact]
    public async Task GiveBack_OnceOrTwice_ReturnsOne()
    {
        await using var cluster = await Start();
        var id = NewId();
        await cluster.Grains.Guest(_guest).Acquire(id);

        await cluster.Grains.Guest(_guest).GiveBack(id);
        await cluster.Grains.Guest(_guest).GiveBack(id);

        Assert.Equal([("burst", 5), ("day", 50), ("uploads", 60)], await Left(cluster));
    }

    [Fact]
    public async Task Acquire_RowChangedByAnotherActivation_IsDecidedAgain()
    {
        await using var cluster = await Start();
        await cluster.Grains.Guest(_guest).Acquire(NewId());
        // As a second activation after a partition would: four more permits, under a newer version.
        await cluster.Database.ExecuteAsync(
            "UPDATE orleans.grain_states SET version = version + 1, payload = convert_to(replace(convert_from(payload, 'UTF8'), '\"burst\":\"20', '\"burst\":\"21'), 'UTF8')",
            TestContext.Current.CancellationToken);

        Assert.False((await cluster.Grains.Guest(_guest).Acquire(NewId())).TryGet(out _, out _));
    }

    private Task<ResumeCluster> Start(int silos = 1) => ResumeCluster.Start(postgres, silos, workers: false, settings: new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Limits:Burst:Permits"] = "5",
        ["Limits:Day:Permits"] = "50",
        ["Limits:Uploads:Permits"] = "60",
        ["Limits:GuestsPerAddress:Permits"] = "3",
    });

    private async Task<IEnumerable<(string Policy, int Remaining)>> Left(ResumeCluster cluster)
    {
        Assert.True((await cluster.Grains.Guest(_guest).Limits()).TryGet(out var limits, out _));
        return limits.Analyses.Append(limits.Uploads).Select(state => (state.Policy, state.Remaining));
    }

    private static AnalysisId NewId() => new(Guid.CreateVersion7());
}
