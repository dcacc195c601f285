using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using OrleansResume.Api.Guests;
using OrleansResume.Api.Problems;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Api.Documents;

/// <summary>Documents: uploaded once, read in every form, deleted at once.</summary>
internal static class DocumentsApi
{
    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup("/documents").WithTags("Documents");
        documents.MapPost("", Upload).WithSummary("Upload a resume: PDF, DOCX, plain text or Markdown, in the multipart field 'file'.")
            .DisableAntiforgery().WithMetadata(new UploadBody());
        documents.MapGet("", List).WithSummary("The guest's documents, newest first.");
        documents.MapGet("/{id}", Get).WithSummary("The document and its latest analysis.");
        documents.MapGet("/{id}/text", GetText).WithSummary("The text in reading order.").Produces<string>(200, "text/plain");
        documents.MapGet("/{id}/resume", GetResume).WithSummary("The parsed resume: JSON Resume with meta.fields.")
            .Produces<GrainInterfaces.Resumes.Resume>();
        documents.MapGet("/{id}/content", GetContent).WithSummary("The original bytes.").Produces(200, contentType: "application/octet-stream");
        documents.MapDelete("/{id}", Delete).WithSummary("Delete the document and all that came of it.");
    }

    private static async Task<Results<Created<DocumentAnswer>, Ok<DocumentAnswer>, ProblemHttpResult>> Upload(
        HttpContext context, Guest caller, GrainCalls grains, UploadReader reader)
    {
        var upload = await reader.Read(context);
        if (upload.Problem is { } problem)
        {
            return TypedResults.Problem(problem);
        }

        // Fixed before the first call: repeating it after a lost answer is the same upload.
        var id = new DocumentId(Guid.CreateVersion7());
        var command = new UploadDocument(caller.Id, upload.FileName, upload.Content);
        var outcome = await grains.Call(g => g.Document(id).Upload(command), context.RequestAborted);
        if (!outcome.TryGet(out var uploaded, out var refusal))
        {
            return refusal.Problem(context);
        }

        var answer = DocumentAnswer.Of(uploaded.Document);
        return uploaded.Created ? TypedResults.Created($"/api/v1/documents/{answer.Id}", answer) : TypedResults.Ok(answer);
    }

    private static async Task<Results<Ok<PageAnswer<DocumentAnswer>>, ProblemHttpResult>> List(
        HttpContext context, Guest caller, GrainCalls grains, string? limit = null, string? cursor = null)
    {
        if (!Paging.TryRead(limit, cursor, out var page))
        {
            return TypedResults.Problem(Paging.Invalid());
        }

        var found = await grains.Call(g => g.DocumentLists().List(caller.Id, page), context.RequestAborted);
        if (found.Items.Length == 0)
        {
            // A guest that was erased has no documents either, but no list.
            var guest = await grains.Call(g => g.Guest(caller.Id).Limits(), context.RequestAborted);
            if (!guest.TryGet(out _, out var refusal))
            {
                return refusal.Problem(context);
            }
        }

        return TypedResults.Ok(new PageAnswer<DocumentAnswer>([.. found.Items.Select(DocumentAnswer.Of)], found.NextCursor));
    }

    private static async Task<Results<Ok<DocumentWithAnalysis>, ProblemHttpResult>> Get(HttpContext context, Guest caller, GrainCalls grains, string id)
    {
        if (!Ids.TryParse(id, out var key))
        {
            return TypedResults.Problem(Problem.NotFound());
        }

        var document = new DocumentId(key);
        var outcome = await grains.Call(g => g.Document(document).Get(caller.Id), context.RequestAborted);
        if (!outcome.TryGet(out var found, out var refusal))
        {
            return refusal.Problem(context);
        }

        var latest = await grains.Call(g => g.AnalysisLists().Latest(caller.Id, document), context.RequestAborted);
        return TypedResults.Ok(DocumentWithAnalysis.Of(found, latest.TryGet(out var analysis, out _) ? analysis : null));
    }

    private static Task<IResult> GetText(HttpContext context, Guest caller, GrainCalls grains, string id) => Read(
        context, id, document => grains.Call(g => g.Document(document).GetText(caller.Id), context.RequestAborted),
        text => TypedResults.Text(text, "text/plain; charset=utf-8"));

    private static Task<IResult> GetResume(HttpContext context, Guest caller, GrainCalls grains, string id) => Read(
        context, id, document => grains.Call(g => g.Document(document).GetResume(caller.Id), context.RequestAborted),
        resume => TypedResults.Bytes(resume.Bytes, "application/json; charset=utf-8"));

    private static Task<IResult> GetContent(HttpContext context, Guest caller, GrainCalls grains, string id) => Read(
        context, id, document => grains.Call(g => g.Document(document).GetContent(caller.Id), context.RequestAborted),
        content =>
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(content.FileName);
            context.Response.Headers.ContentDisposition = disposition.ToString();
            return TypedResults.Bytes(content.Bytes, content.MediaType);
        });

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(HttpContext context, Guest caller, GrainCalls grains, string id)
    {
        if (!Ids.TryParse(id, out var key))
        {
            return TypedResults.Problem(Problem.NotFound());
        }

        // Not repeated after a lost answer: the second call would say that there is nothing, of what the first has just deleted.
        var refusal = await grains.Once(g => g.Document(new DocumentId(key)).Delete(caller.Id));
        return refusal is null ? TypedResults.NoContent() : refusal.Problem(context);
    }

    private static async Task<IResult> Read<T>(HttpContext context, string id, Func<DocumentId, Task<Outcome<T>>> ask, Func<T, IResult> tell)
        where T : notnull
    {
        if (!Ids.TryParse(id, out var key))
        {
            return TypedResults.Problem(Problem.NotFound());
        }

        var outcome = await ask(new DocumentId(key));
        return outcome.TryGet(out var value, out var refusal) ? tell(value) : refusal.Problem(context);
    }
}
