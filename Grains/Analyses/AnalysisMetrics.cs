using System.Diagnostics;
using System.Diagnostics.Metrics;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.Grains.Analyses;

/// <summary>What happens to attempts, counted once it is written.</summary>
internal sealed class AnalysisMetrics
{
    // What an attempt comes from that was not there before.
    private const string Nothing = "none";
    private const string TimedOut = "timed_out";
    private const string Begun = "begun";

    private readonly Counter<long> _transitions;
    private readonly Histogram<double> _wait;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _rescued;
    private readonly Counter<long> _stale;

    public AnalysisMetrics(IMeterFactory meters)
    {
        var meter = meters.ResumeInstruments();
        _transitions = meter.CreateCounter<long>(
            "resume.analysis.transitions", "{transition}", "Transitions that were written: rows of analysis_transitions.");
        _wait = meter.Seconds(
            "resume.queue.wait", "From accepted to begun, of first runs.", 0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600);
        _duration = meter.Seconds(
            "resume.analysis.duration", "From begun to completed or failed, of last runs.", 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120);
        _rescued = meter.CreateCounter<long>(
            "resume.rescued", "{analysis}", "Analyses that were stuck: put back from a lost worker, or failed by the sweep.");
        _stale = meter.CreateCounter<long>("resume.stale_completions", "{result}", "Results that came too late and were refused.");
        Appear();
    }

    /// <summary>A transition is written.</summary>
    /// <param name="before">The row before it; null where there was none.</param>
    /// <param name="after">The row as it is now.</param>
    /// <param name="transition">Which it was.</param>
    public void Written(AnalysisState? before, AnalysisState after, AnalysisTransition transition)
    {
        if (after.Owner == GuestId.Canary)
        {
            // It runs whatever guests do, and would hide from the alerts that nothing of theirs ends well.
            return;
        }

        if (transition is AnalysisTransition.Release { Reason: ReleaseReason.WorkerLost })
        {
            _rescued.Add(1, Reason(ReleaseReason.WorkerLost.Name()));
        }

        if (before?.Status == after.Status)
        {
            // A place in a line was given up, which is no transition.
            return;
        }

        if (transition is AnalysisTransition.Accept { Begins: true })
        {
            // Two lines of the history in one statement.
            Count(Nothing, AnalysisStatus.Queued, ReasonOf(transition));
            Count(AnalysisStatus.Queued.Name(), after.Status, Begun);
        }
        else
        {
            Count(before?.Status.Name() ?? Nothing, after.Status, ReasonOf(transition));
        }

        if (after is { Status: AnalysisStatus.Processing, Run: 1, StartedAt: { } begun })
        {
            _wait.Record((begun - after.QueuedAt).TotalSeconds);
        }

        if (after is { IsFinal: true, StartedAt: { } started, FinishedAt: { } finished })
        {
            _duration.Record((finished - started).TotalSeconds);
        }
    }

    /// <summary>The sweep has failed an attempt whose time was up.</summary>
    public void Swept(Overdue overdue)
    {
        if (overdue.Owner == GuestId.Canary)
        {
            return;
        }

        Count(overdue.Before.Name(), AnalysisStatus.Failed, TimedOut);
        _rescued.Add(1, Reason(TimedOut));
        if (overdue.Ran is { } ran)
        {
            _duration.Record(ran.TotalSeconds);
        }
    }

    /// <summary>A result was refused.</summary>
    public void Refused() => _stale.Add(1);

    private void Count(string from, AnalysisStatus to, string reason, long n = 1) => _transitions.Add(
        n, new KeyValuePair<string, object?>("from", from), new KeyValuePair<string, object?>("to", to.Name()), Reason(reason));

    // Who looks for an increase must see the series before its first one.
    private void Appear()
    {
        Count(Nothing, AnalysisStatus.Queued, "accepted", 0);
        Count(AnalysisStatus.Queued.Name(), AnalysisStatus.Processing, Begun, 0);
        Count(AnalysisStatus.Processing.Name(), AnalysisStatus.Completed, "completed", 0);
        Count(AnalysisStatus.Processing.Name(), AnalysisStatus.Failed, TimedOut, 0);
        Count(AnalysisStatus.Queued.Name(), AnalysisStatus.Failed, TimedOut, 0);
        _rescued.Add(0, Reason(ReleaseReason.WorkerLost.Name()));
        _rescued.Add(0, Reason(TimedOut));
        _stale.Add(0);
    }

    // The words of the history.
    private static string ReasonOf(AnalysisTransition transition) => transition switch
    {
        AnalysisTransition.Accept accept => accept.RetryOf is null ? "accepted" : "retried",
        AnalysisTransition.Begin => Begun,
        AnalysisTransition.Complete => "completed",
        AnalysisTransition.Fail fail => fail.Error.Code.Name(),
        AnalysisTransition.Expire => TimedOut,
        AnalysisTransition.Release release => release.Reason.Name(),
        _ => throw new UnreachableException(),
    };

    private static KeyValuePair<string, object?> Reason(string reason) => new("reason", reason);
}
