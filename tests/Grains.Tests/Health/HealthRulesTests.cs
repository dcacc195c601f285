using OrleansResume.GrainInterfaces.Health;
using OrleansResume.Grains.Health;

namespace OrleansResume.Grains.Tests.Health;

public sealed class HealthRulesTests
{
    private static readonly Standing _well = new(
        Workers: 2,
        TimeSpan.FromHours(1),
        new SlotsInUse(Total: 16, Busy: 3, Hung: 0),
        TimeSpan.FromSeconds(1),
        new CanaryRun(DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(30), "completed"),
        TimeSpan.FromSeconds(30),
        ModelFailures: 0);

    public static TheoryData<HealthStatus, string, object> Worries { get; } = new()
    {
        { HealthStatus.Unhealthy, "No worker", _well with { Workers = 0, Slots = new SlotsInUse(0, 0, 0) } },
        { HealthStatus.Degraded, "2 of 16 slots hang", _well with { Slots = new SlotsInUse(16, 3, 2) } },
        { HealthStatus.Unhealthy, "All 16 slots hang", _well with { Slots = new SlotsInUse(16, 0, 16) } },
        { HealthStatus.Degraded, "waited for 31 s", _well with { OldestQueued = TimeSpan.FromSeconds(31) } },
        { HealthStatus.Unhealthy, "waited for 121 s", _well with { OldestQueued = TimeSpan.FromSeconds(121) } },
        { HealthStatus.Degraded, "not run yet", _well with { Canary = null } },
        { HealthStatus.Degraded, "last ran 76 s ago", _well with { Canary = _well.Canary! with { Age = TimeSpan.FromSeconds(76) } } },
        { HealthStatus.Degraded, "took 16 s", _well with { Canary = _well.Canary! with { Took = TimeSpan.FromSeconds(16) } } },
        { HealthStatus.Unhealthy, "processing for 16 s", _well with { Canary = _well.Canary! with { Took = null, Age = TimeSpan.FromSeconds(16), Result = "processing" } } },
        { HealthStatus.Degraded, "queued for 16 s", _well with { Slots = new SlotsInUse(16, 16, 0), Canary = _well.Canary! with { Took = null, Age = TimeSpan.FromSeconds(16), Result = "queued" } } },
        { HealthStatus.Unhealthy, "queued for 121 s", _well with { Slots = new SlotsInUse(16, 16, 0), Canary = _well.Canary! with { Took = null, Age = TimeSpan.FromSeconds(121), Result = "queued" } } },
        { HealthStatus.Unhealthy, "failed: internal", _well with { Canary = _well.Canary! with { Result = "internal" } } },
        { HealthStatus.Degraded, "model endpoint failed 3", _well with { ModelFailures = 3 } },
    };

    [Fact]
    public void Reasons_AllIsWell_AreNone()
    {
        Assert.Empty(HealthRules.Reasons(_well));
        Assert.Empty(HealthRules.Reasons(_well with { OldestQueued = null, ModelFailures = 2 }));
        Assert.Empty(HealthRules.Reasons(_well with { Canary = null, CanaryPeriod = null }));
        Assert.Empty(HealthRules.Reasons(_well with { Canary = _well.Canary! with { Age = TimeSpan.FromMinutes(3) }, CanaryPeriod = TimeSpan.FromMinutes(2) }));
        Assert.Empty(HealthRules.Reasons(_well with { Canary = null, WorkersSince = TimeSpan.FromSeconds(5) }));
        Assert.Empty(HealthRules.Reasons(_well with { Canary = _well.Canary! with { Took = null, Age = TimeSpan.FromSeconds(1), Result = "queued" } }));
    }

    [Theory]
    [MemberData(nameof(Worries), DisableDiscoveryEnumeration = true)]
    public void Reasons_OneThingIsWrong_AreThatOne(HealthStatus status, string reason, object standing)
    {
        var (found, text) = Assert.Single(HealthRules.Reasons((Standing)standing));

        Assert.Equal(status, found);
        Assert.Contains(reason, text, StringComparison.Ordinal);
    }
}
