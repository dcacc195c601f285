using System.Runtime.ExceptionServices;
using Orleans.Storage;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Storage;

/// <summary>How grains write: a copy with its transition goes out, the row comes back, and a failure leaves no dirty memory.</summary>
internal static class PersistentStateWrites
{
    /// <summary>
    /// Writes <paramref name="next"/>. True when it was carried out; false when it was overtaken, and then the state is what the
    /// row now says, for the grain to decide again. After any other failure the state is as it was; a <see cref="StorageException"/>
    /// says that the row is too, after an <see cref="UnavailableException"/> nobody knows.
    /// </summary>
    public static async Task<bool> TryWrite<TState>(this IPersistentState<TState> persistent, TState next)
    {
        var before = persistent.State;
        persistent.State = next;
        try
        {
            await persistent.WriteStateAsync();
            return true;
        }
        catch (InconsistentStateException)
        {
            persistent.State = before;
            await persistent.ReadStateAsync();
            return false;
        }
        catch (Exception exception)
        {
            persistent.State = before;
            if (exception.InnerException is StorageException or UnavailableException)
            {
                // Orleans wraps what a storage throws; the caller wants to know the cause.
                ExceptionDispatchInfo.Throw(exception.InnerException);
            }

            throw;
        }
    }
}
