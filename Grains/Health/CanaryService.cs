using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansResume.GrainInterfaces;

namespace OrleansResume.Grains.Health;

/// <summary>Each silo sees to it that the cluster has its canary: when the silo that had it dies, another one takes it in.</summary>
internal sealed partial class CanaryService(IGrainFactory grains, TimeProvider time, IOptions<CanaryOptions> options, ILogger<CanaryService> logger) : BackgroundService
{
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        using var timer = new PeriodicTimer(_period, time);
        do
        {
            try
            {
                await grains.Canary().Watch().WaitAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotWatched(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1911, LogLevel.Warning, "The canary could not be reached; the next round tries again")]
    private static partial void LogNotWatched(ILogger logger, Exception exception);
}
