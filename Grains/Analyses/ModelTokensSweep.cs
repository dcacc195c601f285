using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Analyses;

/// <summary>Forgets what the model has cost a guest once the guest's day is over.</summary>
internal sealed class ModelTokensSweep(ModelTokensTable table) : ISweep
{
    // One sweep's worth: the rest waits two seconds.
    private const int Most = 500;

    /// <inheritdoc/>
    public Task Run(bool mayJudge, CancellationToken cancellation) => table.Forget(Most, cancellation);
}
