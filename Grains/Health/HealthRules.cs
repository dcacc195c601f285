using System.Globalization;
using OrleansResume.GrainInterfaces.Health;

namespace OrleansResume.Grains.Health;

/// <summary>What is a reason for worry, and how great a one. Pure.</summary>
internal static class HealthRules
{
    private static readonly TimeSpan _slowQueue = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _stuckQueue = TimeSpan.FromMinutes(2);

    // A canary's resume takes milliseconds; this long it waits only where nobody works.
    private static readonly TimeSpan _lateCanary = TimeSpan.FromSeconds(15);

    // What a run may take beyond its period.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(15);

    private const int ManyModelFailures = 3;

    /// <summary>Every reason that there is, with how bad it is.</summary>
    public static IEnumerable<(HealthStatus Status, string Reason)> Reasons(Standing now)
    {
        if (now.Workers == 0)
        {
            yield return (HealthStatus.Unhealthy, "No worker is live: nothing that waits is begun.");
        }
        else if (now.Slots.Hung >= now.Slots.Total && now.Slots.Total > 0)
        {
            yield return (HealthStatus.Unhealthy, $"All {Number(now.Slots.Total)} slots hang in analyzers that do not come back.");
        }
        else if (now.Slots.Hung > 0)
        {
            yield return (HealthStatus.Degraded, $"{Number(now.Slots.Hung)} of {Number(now.Slots.Total)} slots hang in analyzers that do not come back.");
        }

        if (now.OldestQueued > _stuckQueue)
        {
            yield return (HealthStatus.Unhealthy, $"The oldest queued analysis has waited for {Seconds(now.OldestQueued)} s.");
        }
        else if (now.OldestQueued > _slowQueue)
        {
            yield return (HealthStatus.Degraded, $"The oldest queued analysis has waited for {Seconds(now.OldestQueued)} s.");
        }

        if (Canary(now) is { } canary)
        {
            yield return canary;
        }

        if (now.IsModelLeftAlone)
        {
            yield return (HealthStatus.Degraded, "The model's endpoint fails again and again, and is left alone for some seconds at a time.");
        }

        if (now.ModelFailures >= ManyModelFailures)
        {
            yield return (HealthStatus.Degraded, $"The model endpoint failed {Number(now.ModelFailures)} analyses in the last 2 minutes, those included that were completed without it.");
        }
    }

    private static (HealthStatus Status, string Reason)? Canary(Standing now) => now.Canary switch
    {
        null when now.CanaryPeriod is null => null,
        null when now.WorkersSince > Silence(now) => (HealthStatus.Degraded, "The canary has not run yet."),
        { Result: "failed" or "timed_out" or "internal" or "document_unreadable" } canary =>
            (HealthStatus.Unhealthy, $"The canary's analysis failed: {canary.Result}."),
        // It waits its turn like everybody: with every slot busy that is no fault yet.
        { Took: null } late when late.Age > _lateCanary => (
            IsFree(now.Slots) || late.Age > _stuckQueue ? HealthStatus.Unhealthy : HealthStatus.Degraded,
            $"The canary's analysis has been {late.Result} for {Seconds(late.Age)} s."),
        { Took: { } took } slow when took > _lateCanary => (HealthStatus.Degraded, $"The canary's analysis took {Seconds(took)} s."),
        { } silent when silent.Age > Silence(now) => (HealthStatus.Degraded, $"The canary last ran {Seconds(silent.Age)} s ago."),
        _ => null,
    };

    // Two runs that did not come; where there is none to come, none is missed.
    private static TimeSpan Silence(Standing now) => now.CanaryPeriod is { } period ? (2 * period) + _grace : TimeSpan.MaxValue;

    private static bool IsFree(SlotsInUse slots) => slots.Busy + slots.Hung < slots.Total;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan? time) => (time ?? TimeSpan.Zero).TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
}

/// <summary>What health is judged by.</summary>
/// <param name="Workers">Live workers.</param>
/// <param name="WorkersSince">How long the one that has lived longest is there; null without one.</param>
/// <param name="Slots">Their slots.</param>
/// <param name="OldestQueued">How long the oldest queued analysis has waited; null where none does.</param>
/// <param name="Canary">The canary's last run.</param>
/// <param name="CanaryPeriod">How often it runs; null where there is none.</param>
/// <param name="ModelFailures">Analyses that failed, or were completed without it, by the model's fault in the last two minutes.</param>
/// <param name="IsModelLeftAlone">The breaker before the model's endpoint is open: also where analyses complete without it.</param>
internal sealed record Standing(
    int Workers, TimeSpan? WorkersSince, SlotsInUse Slots, TimeSpan? OldestQueued, CanaryRun? Canary, TimeSpan? CanaryPeriod, int ModelFailures, bool IsModelLeftAlone = false);
