using System.Diagnostics.Metrics;

namespace OrleansResume.Grains.Guests;

/// <summary>Calls that were refused because somebody asks too often, by policy.</summary>
internal sealed class LimitMetrics
{
    private readonly Counter<long> _refused;

    public LimitMetrics(IMeterFactory meters)
    {
        _refused = meters.ResumeInstruments().CreateCounter<long>("resume.rate_limited", "{call}", "Calls refused by a limit of rate.");
        // Who looks for an increase must see the series before its first one.
        foreach (var policy in new[] { "burst", "day", "uploads", "guests_per_address" })
        {
            Add(policy, 0);
        }
    }

    /// <summary>A policy has refused a call.</summary>
    /// <param name="policy">Its name: one of a handful, never a guest's.</param>
    public void Refused(string policy) => Add(policy, 1);

    private void Add(string policy, long n) => _refused.Add(n, new KeyValuePair<string, object?>("policy", policy));
}
