using System.Collections.Concurrent;

namespace OrleansResume.Fixtures.Cluster;

/// <summary>Tells a test when a grain's method has been carried out, so that it waits for what happened and not for time.</summary>
public sealed class CallWatch : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<(string Method, Guid Key), TaskCompletionSource> _seen = new();

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.Invoke();
        if (context.TargetId.TryGetGuidKey(out var key, out _))
        {
            Of(context.MethodName, key).TrySetResult();
        }
    }

    /// <summary>Ends when the grain's method has been carried out once; fails the test after 30 s.</summary>
    public Task Carried(string method, Guid key) => Of(method, key).Task.WaitAsync(TimeSpan.FromSeconds(30));

    private TaskCompletionSource Of(string method, Guid key) =>
        _seen.GetOrAdd((method, key), _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
