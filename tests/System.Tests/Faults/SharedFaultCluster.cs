namespace OrleansResume.System.Tests.Faults;

/// <summary>One cluster for the fault runs of a class, one after the other: each finds it whole, as the one before has waited for all it asked.</summary>
public sealed class SharedFaultCluster : IAsyncLifetime
{
    private FaultCluster? _cluster;

    /// <summary>It.</summary>
    internal FaultCluster Cluster => _cluster ?? throw new InvalidOperationException("It has not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _cluster = await FaultCluster.Start(CancellationToken.None);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }
}
