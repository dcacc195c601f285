using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Workers;

namespace OrleansResume.Grains.Analyses;

/// <summary>
/// Which transition may follow which state. Pure: the statement's fence says the same again in SQL, where it holds against
/// everybody; this says it early, and tells a repeat from a step that was overtaken.
/// </summary>
internal static class AnalysisLifecycle
{
    /// <summary>Whether a worker may begin the next run.</summary>
    public static Step Begin(AnalysisState state, WorkerId worker) => state.Status switch
    {
        AnalysisStatus.Queued when state.Worker is null || state.Worker == worker => Step.Write,
        AnalysisStatus.Processing when state.Worker == worker => Step.AlreadyDone,
        _ => Step.Overtaken,
    };

    /// <summary>Whether the result of a run still counts.</summary>
    public static Step Finish(AnalysisState state, WorkerId worker, int run, RunResult result)
    {
        if (state.Status == AnalysisStatus.Processing && state.Worker == worker && state.Run == run)
        {
            return Step.Write;
        }

        // The worker repeats a call whose answer was lost: nobody else can have finished this run with this outcome.
        var there = state.Run == run && state.Status == (result.Error is null ? AnalysisStatus.Completed : AnalysisStatus.Failed);
        return there && state.Error?.Code == result.Error?.Code ? Step.AlreadyDone : Step.Overtaken;
    }

    /// <summary>Whether it has run out of time.</summary>
    public static Step Expire(AnalysisState state, DateTimeOffset now) =>
        !state.IsFinal && state.DeadlineAt <= now ? Step.Write : Step.Overtaken;

    /// <summary>Whether the worker still holds it.</summary>
    public static Step Release(AnalysisState state, WorkerId worker)
    {
        if (state.IsFinal)
        {
            return Step.Overtaken;
        }

        if (state.Worker == worker)
        {
            return Step.Write;
        }

        return state.Status == AnalysisStatus.Queued && state.Worker is null ? Step.AlreadyDone : Step.Overtaken;
    }
}

/// <summary>What a wish for a transition comes to.</summary>
internal enum Step
{
    /// <summary>It may be written.</summary>
    Write = 0,

    /// <summary>It is there already: success, and nothing to write.</summary>
    AlreadyDone = 1,

    /// <summary>The attempt has moved on: nothing to write, and no success.</summary>
    Overtaken = 2,
}
