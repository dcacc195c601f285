using System.Diagnostics.Metrics;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Health;

/// <summary>How old the last good canary is, as far as this silo knows; nothing before the first one.</summary>
internal sealed class CanaryMetrics
{
    private readonly DatabaseClock _clock;
    private DateTimeOffset? _last;

    public CanaryMetrics(DatabaseClock clock, IMeterFactory meters)
    {
        _clock = clock;
        meters.ResumeInstruments().CreateObservableGauge("resume.canary.age", Age, "s", "Time since an end-to-end analysis last succeeded.");
    }

    /// <summary>A canary has come through.</summary>
    /// <param name="at">When, by the database's clock.</param>
    public void Succeeded(DateTimeOffset at) => _last = at;

    private IEnumerable<Measurement<double>> Age() => _last is { } last ? [new Measurement<double>((_clock.GetUtcNow() - last).TotalSeconds)] : [];
}
