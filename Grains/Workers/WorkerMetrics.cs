using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using OrleansResume.Grains.Analyses;

namespace OrleansResume.Grains.Workers;

/// <summary>
/// This silo's slots: <c>busy</c> with an attempt, <c>free</c>, or <c>paused</c>, which are free and take nothing new because the
/// worker does not hold its lease.
/// </summary>
internal sealed class WorkerMetrics
{
    private readonly Worker _worker;
    private readonly WorkerLease _lease;
    private readonly int _slots;

    public WorkerMetrics(Worker worker, WorkerLease lease, IOptions<AnalysisOptions> options, IMeterFactory meters)
    {
        (_worker, _lease, _slots) = (worker, lease, options.Value.SlotsPerSilo);
        meters.ResumeInstruments().CreateObservableGauge("resume.worker.slots", Slots, "{slot}", "Slots of this silo by state.");
    }

    private IEnumerable<Measurement<int>> Slots()
    {
        var busy = _worker.Busy;
        var idle = _slots - busy;
        var held = _lease.IsHeld;
        return [Of("busy", busy), Of("free", held ? idle : 0), Of("paused", held ? 0 : idle)];
    }

    private static Measurement<int> Of(string state, int slots) => new(slots, new KeyValuePair<string, object?>("state", state));
}
