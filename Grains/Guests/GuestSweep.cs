using Microsoft.Extensions.Logging;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.Grains.Storage;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Guests;

/// <summary>Ends erasures that a crash left half done, and forgets guests of whom no token can be about any more.</summary>
internal sealed partial class GuestSweep(ErasedGuestTable table, IGrainFactory grains, ILogger<GuestSweep> logger) : ISweep
{
    private const int Most = 100;

    /// <inheritdoc/>
    public async Task Run(bool mayJudge, CancellationToken cancellation)
    {
        await ListCursor.Pages(after => table.HalfErased(after, Most, cancellation), Most, guest => Finish(new GuestId(guest.Id)));
        await table.Drop(Most, cancellation);
    }

    private async Task Finish(GuestId guest)
    {
        try
        {
            await grains.Guest(guest).FinishErasure();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotFinished(logger, guest.Value, exception);
        }
    }

    [LoggerMessage(1711, LogLevel.Warning, "Guest {Guest}: the erasure could not be ended; tried again in the next sweep")]
    private static partial void LogNotFinished(ILogger logger, Guid guest, Exception exception);
}
