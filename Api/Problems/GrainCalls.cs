using Orleans.Runtime.Messaging;

namespace OrleansResume.Api.Problems;

/// <summary>
/// Calls to grains. Nearly all may be repeated: ids are fixed before the first call. A silo that has just gone
/// costs a caller a moment instead of an error.
/// </summary>
internal sealed class GrainCalls(IGrainFactory grains, TimeProvider time)
{
    private const int Attempts = 4;

    /// <summary>Calls, and again where the call was lost on its way. Gives up after about two seconds.</summary>
    public async Task<T> Call<T>(Func<IGrainFactory, Task<T>> call, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call(grains);
            }
            catch (Exception exception) when (attempt < Attempts && IsLost(exception))
            {
                // Jitter, so that those who lost the same silo do not come back as one.
                var pause = TimeSpan.FromMilliseconds((100 << attempt) * (0.5 + Random.Shared.NextDouble()));
                await Task.Delay(pause, time, cancellation);
            }
        }
    }

    /// <summary>Calls once.</summary>
    public Task<T> Once<T>(Func<IGrainFactory, Task<T>> call) => call(grains);

    private static bool IsLost(Exception exception) => exception is OrleansMessageRejectionException or SiloUnavailableException
        or ConnectionFailedException or ClientNotAvailableException or GatewayTooBusyException;
}
