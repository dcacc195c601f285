using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using OrleansResume.Api.Guests;
using OrleansResume.Api.Problems;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Api.Analyses;

/// <summary>
/// One guest's stream of one analysis: told by the analysis' grain, and every few seconds asked, so that a silo that died, or a
/// word that was lost, costs a moment and not the end.
/// </summary>
internal sealed partial class EventStream(
    GrainCalls grains,
    IGrainFactory factory,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    IOptions<JsonOptions> json,
    ILogger<EventStream> logger)
{
    private static readonly TimeSpan _again = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(15);

    /// <summary>Streams until the analysis is final, the client goes, or this process stops.</summary>
    /// <returns>The answer where there is no stream: a refusal, or 204 for a client that has the final status already.</returns>
    public async Task<IResult> Run(HttpContext context, Guest caller, AnalysisId id)
    {
        var place = Guid.CreateVersion7();
        if (await grains.Call(g => g.Guest(caller.Id).HoldStream(place), context.RequestAborted) is { } full)
        {
            return full.Problem(context);
        }

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var watcher = new EventWatcher();
        // Orleans keeps no hold of it: it lives as long as this call.
        var reference = factory.CreateObjectReference<IAnalysisWatcher>(watcher);
        try
        {
            return await Run(context, new Subject(caller, id, place, watcher, reference), ends.Token);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The client has gone, or this process goes.
            return TypedResults.Empty;
        }
        catch (Exception exception) when (context.Response.HasStarted)
        {
            // All that can be done is to end it: the client comes back.
            LogBroken(logger, id.Value, exception.GetType().Name);
            return TypedResults.Empty;
        }
        finally
        {
            factory.DeleteObjectReference<IAnalysisWatcher>(reference);
            await Free(caller, place);
        }
    }

    private async Task<IResult> Run(HttpContext context, Subject subject, CancellationToken ends)
    {
        var outcome = await Watch(subject, ends);
        if (!outcome.TryGet(out var analysis, out var refusal))
        {
            return refusal.Problem(context);
        }

        var known = long.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        if (known >= analysis.Version && IsFinal(analysis))
        {
            // The one answer after which an EventSource does not come back.
            return TypedResults.NoContent();
        }

        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var lines = new EventLines(context.Response, json.Value.SerializerOptions);
        await lines.Begin(ends);
        await Tell(lines, subject, analysis, known, ends);
        return TypedResults.Empty;
    }

    private async Task Tell(EventLines lines, Subject subject, Analysis analysis, long known, CancellationToken ends)
    {
        var asked = time.GetTimestamp();
        var spoke = asked;
        while (true)
        {
            if (analysis.Version > known)
            {
                await lines.Status(AnalysisAnswer.Of(analysis), ends);
                (known, spoke) = (analysis.Version, time.GetTimestamp());
            }

            if (IsFinal(analysis))
            {
                return;
            }

            await subject.Watcher.Wait(_again, ends);
            var told = subject.Watcher.Take();
            if (told.Progress is { } progress)
            {
                await lines.Progress(progress, ends);
                spoke = time.GetTimestamp();
            }

            if (told.HasChanged || time.GetElapsedTime(asked) >= _again)
            {
                // A place that was lost with its grain is taken again, or found taken: what is open stays open.
                await grains.Call(g => g.Guest(subject.Caller.Id).HoldStream(subject.Place), ends);
                if (!(await Watch(subject, ends)).TryGet(out var next, out _))
                {
                    // Deleted meanwhile: the client comes back, and is told so.
                    return;
                }

                (analysis, asked) = (next, time.GetTimestamp());
            }

            if (time.GetElapsedTime(spoke) >= _silence)
            {
                await lines.Comment(ends);
                spoke = time.GetTimestamp();
            }
        }
    }

    private Task<Outcome<Analysis>> Watch(Subject subject, CancellationToken ends) =>
        grains.Call(g => g.Analysis(subject.Id).Watch(subject.Caller.Id, subject.Reference), ends);

    private async Task Free(Guest caller, Guid place)
    {
        try
        {
            await factory.Guest(caller.Id).FreeStream(place);
        }
        catch (Exception exception)
        {
            // It is free in a minute by itself.
            LogNotFreed(logger, exception.GetType().Name);
        }
    }

    private static bool IsFinal(Analysis analysis) => analysis.Status is AnalysisStatus.Completed or AnalysisStatus.Failed;

    [LoggerMessage(2301, LogLevel.Warning, "A stream of analysis {Analysis} broke off: {Exception}")]
    private static partial void LogBroken(ILogger logger, Guid analysis, string exception);

    [LoggerMessage(2302, LogLevel.Warning, "A stream's place could not be freed: {Exception}")]
    private static partial void LogNotFreed(ILogger logger, string exception);

    // Who watches what, and how it is told.
    private sealed record Subject(Guest Caller, AnalysisId Id, Guid Place, EventWatcher Watcher, IAnalysisWatcher Reference);
}
