using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses;

/// <summary>
/// The gauges that every silo reads from the database, so that they are right after any crash; whoever adds silos up takes the
/// largest. While the database does not answer they are left out: an old number would pass for a true one.
/// </summary>
internal sealed partial class AnalysisGauges : BackgroundService
{
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(5);

    // Rows that are added up take a write; below this many, reading them one by one is as cheap.
    private const int MostPieces = 200;

    private readonly AnalysisCounts _counts;
    private readonly TimeProvider _time;
    private readonly ILogger<AnalysisGauges> _logger;
    private AnalysisCount? _last;

    /// <summary>Makes the gauges; they tell nothing before the first reading.</summary>
    public AnalysisGauges(AnalysisCounts counts, TimeProvider time, IMeterFactory meters, ILogger<AnalysisGauges> logger)
    {
        (_counts, _time, _logger) = (counts, time, logger);
        var meter = meters.ResumeInstruments();
        meter.CreateObservableGauge("resume.analyses", Statuses, "{analysis}", "Analyses in the database by status.");
        meter.CreateObservableGauge("resume.queue.depth", () => Told(last => last.Queued), "{analysis}", "Analyses that wait in the cluster.");
        meter.CreateObservableGauge("resume.canary.age", CanaryAge, "s", "Time since the canary's analysis last came through.");
        meter.CreateObservableGauge("resume.oldest_queued", () => Told(last => last.OldestQueuedSeconds), "s", "How long the oldest of them has been waiting.");
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_period, _time);
        try
        {
            do
            {
                await Read(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _last = null;
        }
    }

    private async Task Read(CancellationToken cancellation)
    {
        try
        {
            // A database that hangs must not leave old numbers standing.
            var read = await _counts.Read(cancellation).WaitAsync(_period, _time, cancellation);
            _last = read;
            if (read.Pieces > MostPieces)
            {
                await _counts.AddUp(cancellation);
            }
        }
        catch (Exception exception)
        {
            // Also while stopping, when a round may fail in any way: the loop's own condition ends it.
            _last = null;
            LogNotRead(_logger, exception);
        }
    }

    private IEnumerable<Measurement<long>> Statuses() => _last is not { } last
        ? []
        :
        [
            Of(AnalysisStatus.Queued, last.Queued), Of(AnalysisStatus.Processing, last.Processing),
            Of(AnalysisStatus.Completed, last.Completed), Of(AnalysisStatus.Failed, last.Failed),
        ];

    private IEnumerable<Measurement<T>> Told<T>(Func<AnalysisCount, T> value)
        where T : struct =>
        _last is { } last ? [new Measurement<T>(value(last))] : [];

    private IEnumerable<Measurement<double>> CanaryAge() => _last is { CanaryAgeSeconds: { } age } ? [new Measurement<double>(age)] : [];

    private static Measurement<long> Of(AnalysisStatus status, long n) => new(n, new KeyValuePair<string, object?>("status", status.Name()));

    [LoggerMessage(1151, LogLevel.Warning, "The analyses were not counted; the next round tries again")]
    private static partial void LogNotRead(ILogger logger, Exception exception);
}
