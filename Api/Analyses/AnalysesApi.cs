using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using OrleansResume.Api.Guests;
using OrleansResume.Api.Problems;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;

namespace OrleansResume.Api.Analyses;

/// <summary>Analyses: accepted at once, polled until final.</summary>
internal static class AnalysesApi
{
    public static void MapAnalyses(this IEndpointRouteBuilder api)
    {
        var analyses = api.MapGroup("").WithTags("Analyses");
        analyses.MapPost("/documents/{id}/analyze", Analyze).WithSummary("Ask for an analysis of a document.")
            .WithMetadata(new AnalyzeBody(), new IdempotencyKey())
            .WithRateLimits();
        analyses.MapGet("/analyses/{id}", Get).WithSummary("Where an analysis stands, and its report once it is completed.");
        analyses.MapGet("/analyses/{id}/events", Events).WithSummary("The same as it happens: server-sent events, until the analysis is final.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream").Produces(StatusCodes.Status204NoContent);
        analyses.MapPost("/analyses/{id}/retry", Retry).WithSummary("Ask for a new attempt at a failed analysis. Asking twice is the same new attempt.")
            .WithRateLimits();
        analyses.MapGet("/documents/{id}/analyses", List).WithSummary("A document's analyses, newest attempt first.");
        analyses.MapGet("/documents/{id}/analyses/latest", Latest).WithSummary("A document's newest analysis.");
    }

    private static async Task<Results<Accepted<AnalysisAnswer>, ProblemHttpResult>> Analyze(
        HttpContext context, Guest caller, GrainCalls grains, string id)
    {
        if (!Ids.TryParse(id, out var document))
        {
            return TypedResults.Problem(Problem.NotFound());
        }

        var body = await AnalyzeBody.Read(context);
        if (body.Problem is { } problem)
        {
            return TypedResults.Problem(problem);
        }

        if (!IdempotencyKey.TryRead(context.Request, caller.Id, out var analysis, out var invalid))
        {
            return TypedResults.Problem(invalid);
        }

        var wish = new StartAnalysis(caller.Id, new DocumentId(document), body.JobDescription, body.Analyzer);
        // Only the first call finds nothing for certain.
        Guid? fresh = IdempotencyKey.IsGiven(context.Request) ? null : analysis.Value;
        var outcome = await grains.Call(
            g =>
            {
                FreshId.Say(fresh);
                fresh = null;
                return g.Analysis(analysis).Start(wish);
            },
            context.RequestAborted);
        if (!outcome.TryGet(out var accepted, out var refusal))
        {
            return refusal.Problem(context);
        }

        return Accepted(context, accepted);
    }

    private static async Task<Results<WholeJson<AnalysisAnswer>, StatusCodeHttpResult, ProblemHttpResult>> Get(
        HttpContext context, Guest caller, GrainCalls grains, string id, [FromServices] IFinishedAnalyses? here = null)
    {
        if (!Ids.TryParse(id, out var key))
        {
            return TypedResults.Problem(Problem.NotFound());
        }

        if (here?.Find(new AnalysisId(key), caller.Id) is { } completed)
        {
            return Told(context, completed);
        }

        var outcome = await grains.Call(g => g.Analysis(new AnalysisId(key)).Get(caller.Id), context.RequestAborted);
        if (!outcome.TryGet(out var analysis, out var refusal))
        {
            return refusal.Problem(context);
        }

        return Told(context, analysis);
    }

    private static async Task<IResult> Events(HttpContext context, Guest caller, EventStream stream, string id) =>
        Ids.TryParse(id, out var key) ? await stream.Run(context, caller, new AnalysisId(key)) : TypedResults.Problem(Problem.NotFound());

    private static async Task<Results<Accepted<AnalysisAnswer>, ProblemHttpResult>> Retry(HttpContext context, Guest caller, GrainCalls grains, string id)
    {
        if (!Ids.TryParse(id, out var key))
        {
            return TypedResults.Problem(Problem.NotFound());
        }

        var parent = new AnalysisId(key);
        var outcome = await grains.Call(g => g.Analysis(AnalysisId.ForRetry(parent)).Retry(caller.Id, parent), context.RequestAborted);
        if (!outcome.TryGet(out var accepted, out var refusal))
        {
            return refusal.Problem(context);
        }

        return Accepted(context, accepted);
    }

    private static async Task<Results<Ok<PageAnswer<AnalysisAnswer>>, ProblemHttpResult>> List(
        HttpContext context, Guest caller, GrainCalls grains, string id, string? limit = null, string? cursor = null)
    {
        if (!Paging.TryRead(limit, cursor, out var page))
        {
            return TypedResults.Problem(Paging.Invalid());
        }

        if (await Missing(context, caller, grains, id) is { } problem)
        {
            return problem;
        }

        var document = new DocumentId(Guid.Parse(id));
        var found = await grains.Call(g => g.AnalysisLists().List(caller.Id, document, page), context.RequestAborted);
        return TypedResults.Ok(new PageAnswer<AnalysisAnswer>([.. found.Items.Select(AnalysisAnswer.Of)], found.NextCursor));
    }

    private static async Task<Results<WholeJson<AnalysisAnswer>, StatusCodeHttpResult, ProblemHttpResult>> Latest(
        HttpContext context, Guest caller, GrainCalls grains, string id)
    {
        if (await Missing(context, caller, grains, id) is { } problem)
        {
            return problem;
        }

        var document = new DocumentId(Guid.Parse(id));
        var outcome = await grains.Call(g => g.AnalysisLists().Latest(caller.Id, document), context.RequestAborted);
        return outcome.TryGet(out var analysis, out var refusal) ? Told(context, analysis) : refusal.Problem(context);
    }

    private static Accepted<AnalysisAnswer> Accepted(HttpContext context, AcceptedAnalysis accepted)
    {
        context.Features.Set(new LimitsLeft(accepted.Left));
        context.Response.Headers.RetryAfter = "1";
        return TypedResults.Accepted($"/api/v1/analyses/{accepted.Analysis.Id}", AnalysisAnswer.Of(accepted.Analysis));
    }

    private static Results<WholeJson<AnalysisAnswer>, StatusCodeHttpResult, ProblemHttpResult> Told(HttpContext context, Analysis analysis)
    {
        var etag = $"\"{analysis.Id.Value:N}-{analysis.Version}-{analysis.RetriedBy?.Value:N}\"";
        context.Response.Headers.ETag = etag;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (analysis.Status is AnalysisStatus.Queued or AnalysisStatus.Processing)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        return context.Request.Headers.IfNoneMatch.Any(tag => tag is not null && (tag == "*" || tag.Contains(etag, StringComparison.Ordinal)))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : new WholeJson<AnalysisAnswer>(AnalysisAnswer.Of(analysis));
    }

    // A list of a document that is not there is no empty list.
    private static async Task<ProblemHttpResult?> Missing(HttpContext context, Guest caller, GrainCalls grains, string id)
    {
        if (!Ids.TryParse(id, out var key))
        {
            return TypedResults.Problem(Problem.NotFound());
        }

        var outcome = await grains.Call(g => g.Document(new DocumentId(key)).Get(caller.Id), context.RequestAborted);
        return outcome.TryGet(out _, out var refusal) ? null : refusal.Problem(context);
    }
}
