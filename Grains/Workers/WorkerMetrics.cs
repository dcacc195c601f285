using System.Diagnostics.Metrics;

namespace OrleansResume.Grains.Workers;

/// <summary>
/// This silo's slots: <c>busy</c> with an attempt, <c>free</c>, <c>hung</c> in an analyzer that does not come back, or <c>paused</c>,
/// which are free and take nothing new because the worker does not hold its lease.
/// </summary>
internal sealed class WorkerMetrics
{
    private readonly WorkerSlots _slots;
    private readonly WorkerLease _lease;

    public WorkerMetrics(WorkerSlots slots, WorkerLease lease, IMeterFactory meters)
    {
        (_slots, _lease) = (slots, lease);
        meters.ResumeInstruments().CreateObservableGauge("resume.worker.slots", Slots, "{slot}", "Slots of this silo by state.");
    }

    private IEnumerable<Measurement<int>> Slots()
    {
        var (busy, hung) = (_slots.Busy, _slots.Hung);
        var idle = _slots.Total - busy - hung;
        var held = _lease.IsHeld;
        return [Of("busy", busy), Of("hung", hung), Of("free", held ? idle : 0), Of("paused", held ? 0 : idle)];
    }

    private static Measurement<int> Of(string state, int slots) => new(slots, new KeyValuePair<string, object?>("state", state));
}
