using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses;

namespace OrleansResume.Grains.Workers;

/// <summary>From what is wished for to what is said about it, and what that has cost.</summary>
internal sealed partial class Worker
{
    private async Task<RunResult> Judge(AnalysisRun run, IAnalyzer judge, RunProgress progress, CancellationToken cancellation)
    {
        var left = long.MaxValue;
        if (judge.Info.Model is not null)
        {
            if (await Persist(() => earlier.Find(run, judge.Info, cancellation), cancellation) is { } known)
            {
                return known;
            }

            var spent = await Persist(() => tokens.LastDay(run.Owner, cancellation), cancellation);
            left = model.Value.TokensPerGuestDay - spent.Total;
        }

        var document = await Persist(() => grains.Document(run.Document).Read(run.Owner), cancellation);
        if (!document.TryGet(out var reading, out _))
        {
            return Failed(AnalysisErrorCode.DocumentUnreadable, "The document can no longer be read. Upload it again.");
        }

        try
        {
            // Off this loop and off every grain's turn: a judge may think for as long as the deadline allows.
            return await Task.Run(() => judge.Analyze(AnalysisInputs.Of(reading, run.JobDescription) with { Progress = progress, ModelTokens = left }, cancellation), cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogAnalyzerFailed(logger, judge.Info.Name, exception.GetType().Name, exception.StackTrace);
            return Failed(AnalysisErrorCode.Internal, OurFault);
        }
    }

    // Whatever becomes of the result, they are spent.
    private async Task Charge(AnalysisId analysis, AnalysisRun run, RunResult result, CancellationToken stopping)
    {
        if (result.Analyzer?.Tokens is { } spent)
        {
            await Persist(() => tokens.Add(analysis, run, spent, stopping), stopping);
        }
    }
}
