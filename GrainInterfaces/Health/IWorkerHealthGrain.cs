using System.Collections.Immutable;

namespace OrleansResume.GrainInterfaces.Health;

/// <summary>How the workers of the cluster are. A stateless worker, key 0: it reads what is stored, so that every silo says the same.</summary>
[Alias("IWorkerHealthGrain")]
public interface IWorkerHealthGrain : IGrainWithIntegerKey
{
    /// <summary>How they are now.</summary>
    [Alias("Get")]
    Task<WorkerHealth> Get();
}

/// <summary>How the workers of the cluster are.</summary>
/// <param name="Status">The worst of what the reasons say.</param>
/// <param name="Reasons">Why it is not healthy, for a person; empty where it is.</param>
/// <param name="Slots">What the slots of all live workers do.</param>
/// <param name="Workers">Workers whose lease is good.</param>
/// <param name="Queued">Analyses that wait.</param>
/// <param name="OldestQueued">How long the oldest of them has waited; null where none does.</param>
/// <param name="Canary">The last analysis that the canary asked for; null before the first.</param>
[GenerateSerializer, Immutable, Alias("WorkerHealth")]
public sealed record WorkerHealth(
    [property: Id(0)] HealthStatus Status,
    [property: Id(1)] ImmutableArray<string> Reasons,
    [property: Id(2)] SlotsInUse Slots,
    [property: Id(3)] int Workers,
    [property: Id(4)] long Queued,
    [property: Id(5)] TimeSpan? OldestQueued,
    [property: Id(6)] CanaryRun? Canary)
{
    /// <summary>The reader processes of the silo that answers; null where it reads in its own process.</summary>
    [Id(7)]
    public ReadersInUse? Readers { get; init; }

    /// <summary>The breaker before the model's endpoint, of the silo that answers: closed, open or half_open; null without a model.</summary>
    [Id(8)]
    public string? ModelBreaker { get; init; }
}

/// <summary>A silo's reader processes.</summary>
/// <param name="Processes">How many there are.</param>
/// <param name="NotIsolated">Why they could reach the network or files, or why that is not known; null where they can reach neither.</param>
[GenerateSerializer, Immutable, Alias("ReadersInUse")]
public sealed record ReadersInUse([property: Id(0)] int Processes, [property: Id(1)] string? NotIsolated)
{
    /// <summary>They can reach the network; null where that is not known.</summary>
    [Id(2)]
    public bool? ReachNetwork { get; init; }

    /// <summary>They can open files beyond their program and its runtime; null where that is not known.</summary>
    [Id(3)]
    public bool? ReachFiles { get; init; }
}

/// <summary>Slots of all live workers.</summary>
/// <param name="Total">All of them.</param>
/// <param name="Busy">With an attempt in time.</param>
/// <param name="Hung">Whose analyzer has not come back.</param>
[GenerateSerializer, Immutable, Alias("SlotsInUse")]
public sealed record SlotsInUse([property: Id(0)] int Total, [property: Id(1)] int Busy, [property: Id(2)] int Hung);

/// <summary>A run of the canary.</summary>
/// <param name="At">When it was asked for (UTC, the database's clock).</param>
/// <param name="Age">How long ago that was.</param>
/// <param name="Took">From asked to final; null while it is not final.</param>
/// <param name="Result">Its analysis' status, or error code where it failed.</param>
[GenerateSerializer, Immutable, Alias("CanaryRun")]
public sealed record CanaryRun(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] TimeSpan Age,
    [property: Id(2)] TimeSpan? Took,
    [property: Id(3)] string Result);

/// <summary>How well something is. Append only: the numbers travel between versions.</summary>
[GenerateSerializer, Alias("HealthStatus")]
public enum HealthStatus
{
    /// <summary>It does its work.</summary>
    Healthy = 0,

    /// <summary>It does its work, but not as it should.</summary>
    Degraded = 1,

    /// <summary>It does not do its work.</summary>
    Unhealthy = 2,
}
