using Microsoft.Extensions.Options;
using OrleansResume.Grains.Documents;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Analyses;

/// <summary>Forgets what was set aside once its documents' time would be over: also what has no document and no owner.</summary>
internal sealed class SetAsideSweep(SetAsideTable table, IOptions<DocumentOptions> options) : ISweep
{
    // One sweep's worth: the rest waits two seconds.
    private const int Most = 500;

    /// <inheritdoc/>
    public Task Run(bool mayJudge, CancellationToken cancellation) => table.Forget(options.Value.Retention, Most, cancellation);
}
