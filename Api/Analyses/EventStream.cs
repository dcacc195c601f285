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
        var watcher = new EventWatcher();
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
        if (known > analysis.Version)
        {
            // Of another analysis, or invented: nothing of this one has been seen.
            known = 0;
        }

        if (known == analysis.Version && analysis.Status is AnalysisStatus.Completed or AnalysisStatus.Failed)
        {
            // The one answer after which an EventSource does not come back.
            return TypedResults.NoContent();
        }

        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var lines = new EventLines(context.Response, json.Value.SerializerOptions);
        await lines.Begin(ends);
        var feed = new EventFeed(lines, subject.Watcher, over => Ask(subject, over), time, logger);
        await feed.Run(analysis, known, ends);
        return TypedResults.Empty;
    }

    // What the guest has too many of, as after its grain was lost with the places that it gave, ends here.
    private async Task<Analysis?> Ask(Subject subject, CancellationToken ends)
    {
        if (await grains.Call(g => g.Guest(subject.Caller.Id).HoldStream(subject.Place), ends).WaitAsync(ends) is not null)
        {
            return null;
        }

        // Deleted meanwhile: the client comes back, and is told so.
        return (await Watch(subject, ends).WaitAsync(ends)).TryGet(out var analysis, out _) ? analysis : null;
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
            // It is free in half a minute by itself.
            LogNotFreed(logger, exception.GetType().Name);
        }
    }

    [LoggerMessage(2301, LogLevel.Warning, "A stream of analysis {Analysis} broke off: {Exception}")]
    private static partial void LogBroken(ILogger logger, Guid analysis, string exception);

    [LoggerMessage(2302, LogLevel.Warning, "A stream's place could not be freed: {Exception}")]
    private static partial void LogNotFreed(ILogger logger, string exception);

    // Who watches what, and how it is told.
    private sealed record Subject(Guest Caller, AnalysisId Id, Guid Place, EventWatcher Watcher, IAnalysisWatcher Reference);
}
