using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses;

namespace OrleansResume.Grains.Workers;

/// <summary>From what is wished for to what is said about it, and what that has cost.</summary>
internal sealed partial class Worker
{
    // A run that has ended does not hold its slot for longer than this for the sake of its account.
    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(5);

    private async Task<RunResult> Judge(AnalysisId analysis, AnalysisRun run, IAnalyzer judge, RunProgress progress, CancellationToken cancellation)
    {
        var asksAModel = judge.Info.Model is not null;
        if (asksAModel && await Persist(() => earlier.Find(run, judge.Info, cancellation), cancellation) is { } known)
        {
            return known;
        }

        var document = await Persist(() => grains.Document(run.Document).Read(run.Owner), cancellation);
        if (!document.TryGet(out var reading, out _))
        {
            return Failed(AnalysisErrorCode.DocumentUnreadable, "The document can no longer be read. Upload it again.");
        }

        try
        {
            var input = AnalysisInputs.Of(reading, run.JobDescription) with
            {
                Progress = progress,
                Ledger = asksAModel ? new Ledger(this, analysis, run) : null,
                TimeLeft = run.Deadline - clock.GetUtcNow(),
            };
            // Off this loop and off every grain's turn: a judge may think for as long as the deadline allows.
            return await Task.Run(() => judge.Analyze(input, cancellation), cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogAnalyzerFailed(logger, judge.Info.Name, exception.GetType().Name, exception.StackTrace);
            return Failed(AnalysisErrorCode.Internal, OurFault);
        }
    }

    private Task<int?> Reserve(AnalysisId analysis, AnalysisRun run, int call, TokenWish wish, CancellationToken cancellation) =>
        Persist(() => tokens.Reserve(analysis, run, call, wish, model.Value.TokensPerGuestDay, cancellation), cancellation);

    // Whatever becomes of the run, what it has spent is spent: so it is put right whoever has cancelled the run.
    private async Task Settle(AnalysisId analysis, AnalysisRun run, int call, ModelTokens spent)
    {
        using var patience = new CancellationTokenSource(_settling, clock);
        try
        {
            await Persist(() => tokens.Settle(analysis, run, call, spent, patience.Token), patience.Token);
        }
        catch (Exception exception)
        {
            LogNotSettled(logger, analysis.Value, exception.GetType().Name);
        }
    }

    private sealed class Ledger(Worker worker, AnalysisId analysis, AnalysisRun run) : IModelLedger
    {
        /// <inheritdoc/>
        public Task<int?> Reserve(int call, long prompt, int shortest, int longest, CancellationToken cancellation) =>
            worker.Reserve(analysis, run, call, new TokenWish(prompt, shortest, longest), cancellation);

        /// <inheritdoc/>
        public Task Settle(int call, ModelTokens spent) => worker.Settle(analysis, run, call, spent);
    }
}
