using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansResume.Api.Operators;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Health;

namespace OrleansResume.Api.Health;

/// <summary>Whether analyses get done. For operators.</summary>
internal static partial class WorkerHealthApi
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    public static void MapWorkerHealth(this IEndpointRouteBuilder app) => app.MapGet("/health/worker", Worker).AllowAnonymous()
        .WithMetadata(new OperatorsEndpoint(Open: true, Callers: false)).ExcludeFromDescription();

    private static async Task<JsonHttpResult<WorkerHealthAnswer>> Worker(IGrainFactory grains, ILogger<WorkerHealth> logger)
    {
        WorkerHealthAnswer answer;
        try
        {
            answer = WorkerHealthAnswer.Of(await grains.WorkerHealth().Get().WaitAsync(_patience));
        }
        catch (Exception exception)
        {
            // An answer all the same, and within the time that whoever asks has.
            LogUnknown(logger, exception.GetType().Name);
            answer = WorkerHealthAnswer.Unknown();
        }

        return TypedResults.Json(answer, statusCode: answer.Status == "unhealthy" ? 503 : 200);
    }

    [LoggerMessage(2111, LogLevel.Warning, "How the workers are is not known: {Exception}")]
    private static partial void LogUnknown(ILogger logger, string exception);
}

/// <summary>How the workers of the cluster are.</summary>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</param>
/// <param name="Reasons">Why it is not healthy.</param>
/// <param name="Slots">What their slots do; null where that is not known, as all that follows.</param>
/// <param name="LiveWorkers">Workers whose lease is good.</param>
/// <param name="Queued">Analyses that wait.</param>
/// <param name="OldestQueuedSeconds">How long the oldest of them has waited; null where none does.</param>
/// <param name="Canary">The last run of the canary.</param>
/// <param name="ModelBreaker">The breaker before the model's endpoint, of the same silo: closed, open or half_open; null without a model.</param>
/// <param name="Readers">The reader processes of the silo that answers; null where it reads in its own process.</param>
internal sealed record WorkerHealthAnswer(
    string Status, ImmutableArray<string> Reasons, SlotsAnswer? Slots, int? LiveWorkers, long? Queued, double? OldestQueuedSeconds, CanaryAnswer? Canary, string? ModelBreaker, ReadersAnswer? Readers)
{
    public static WorkerHealthAnswer Of(WorkerHealth health) => new(
        health.Status switch { HealthStatus.Healthy => "healthy", HealthStatus.Degraded => "degraded", _ => "unhealthy" },
        health.Reasons,
        new SlotsAnswer(health.Slots.Busy, health.Slots.Hung, health.Slots.Total),
        health.Workers,
        health.Queued,
        health.OldestQueued?.TotalSeconds,
        health.Canary is { } canary ? new CanaryAnswer(canary.At.UtcDateTime, canary.Age.TotalSeconds, canary.Took?.TotalSeconds, canary.Result) : null,
        health.ModelBreaker,
        health.Readers is { } readers ? ReadersAnswer.Of(readers) : null);

    public static WorkerHealthAnswer Unknown() => new(
        "unhealthy", ["The cluster or its database does not answer: see /health/ready."], Slots: null, LiveWorkers: null, Queued: null, OldestQueuedSeconds: null, Canary: null, ModelBreaker: null, Readers: null);
}

/// <summary>Slots of all live workers.</summary>
internal sealed record SlotsAnswer(int Used, int Hung, int Total);

/// <summary>A silo's reader processes.</summary>
/// <param name="Processes">How many there are.</param>
/// <param name="Isolated">They are known to reach neither the network nor files beyond their program.</param>
/// <param name="Network"><c>none</c>, <c>reachable</c> or <c>unknown</c>.</param>
/// <param name="Files">The same of files beyond their program and its runtime.</param>
/// <param name="Why">Why they are not isolated.</param>
internal sealed record ReadersAnswer(int Processes, bool Isolated, string Network, string Files, string? Why)
{
    public static ReadersAnswer Of(ReadersInUse readers) => new(
        readers.Processes, readers is { ReachNetwork: false, ReachFiles: false }, Reach(readers.ReachNetwork), Reach(readers.ReachFiles), readers.NotIsolated);

    private static string Reach(bool? reached) => reached switch { true => "reachable", false => "none", null => "unknown" };
}

/// <summary>A run of the canary.</summary>
/// <param name="At">When it was asked for.</param>
/// <param name="AgeSeconds">How long ago that was.</param>
/// <param name="DurationSeconds">From asked to final; null while it is not.</param>
/// <param name="Result">Its status, or its error code where it failed.</param>
internal sealed record CanaryAnswer(DateTime At, double AgeSeconds, double? DurationSeconds, string Result);
