using Microsoft.Extensions.Caching.Memory;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Analyses;

/// <summary>
/// The reports of this silo's grains that were asked for last, within bounds: a report is large, asked for a few times right after
/// it is there, and rarely again. It never changes, so nothing here can be out of date; a deleted one is forgotten with its grain.
/// </summary>
internal sealed class ReportCache(AnalysisTable table) : IDisposable
{
    private const long MostBytes = 64L * 1024 * 1024;
    private static readonly TimeSpan _unasked = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _reports = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>The report of a completed attempt; null where it is gone.</summary>
    public async ValueTask<Utf8Json?> Read(AnalysisId analysis)
    {
        if (Find(analysis) is { } kept)
        {
            return kept;
        }

        var report = await table.ReadReport(analysis.Value);
        if (report is not null)
        {
            Keep(analysis, report);
        }

        return report;
    }

    /// <summary>The report where it is at hand.</summary>
    public Utf8Json? Find(AnalysisId analysis) => _reports.TryGetValue(analysis, out Utf8Json? kept) ? kept : null;

    /// <summary>Keeps it for whoever asks next.</summary>
    public void Keep(AnalysisId analysis, Utf8Json report) =>
        _reports.Set(analysis, report, new MemoryCacheEntryOptions { Size = report.Bytes.Length + 200, SlidingExpiration = _unasked });

    /// <summary>Drops it: its document is being deleted.</summary>
    public void Forget(AnalysisId analysis) => _reports.Remove(analysis);

    /// <inheritdoc/>
    public void Dispose() => _reports.Dispose();
}
