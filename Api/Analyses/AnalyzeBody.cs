using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Api.Analyses;

/// <summary>
/// What may be said with the wish for an analysis; as metadata, it says that a route takes it. The handler itself judges the content
/// type: routing would refuse an empty form, which clients send for no body, and would do so before it asks who is there.
/// </summary>
internal sealed record AnalyzeBody
{
    private const int LongestJob = 20_000;
    private const long LongestBody = 256 * 1024;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The job to match the resume against, at most 20 000 characters.</summary>
    public string? JobDescription { get; init; }

    /// <summary><c>default</c>, or <c>builtin</c>: then the resume is never sent to a model.</summary>
    public string? Analyzer { get; init; }

    /// <summary>The body of a request, or what is wrong with it. No body is fine.</summary>
    public static async Task<ParsedBody> Read(HttpContext context)
    {
        var request = context.Request;
        if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LongestBody;
        }

        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, context.RequestAborted);
        if (bytes.Length == 0)
        {
            return new ParsedBody(JobDescription: null, AnalyzerChoice.Default, Problem: null);
        }

        if (!request.HasJsonContentType())
        {
            return Wrong(415, "unsupported_media_type", "Send the body as application/json.");
        }

        try
        {
            return JsonSerializer.Deserialize<AnalyzeBody>(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), _json) is { } body
                ? body.Checked()
                : Wrong(400, "malformed_json", "The body is a JSON object, or absent.");
        }
        catch (JsonException)
        {
            return Wrong(400, "malformed_json", "The body is no valid JSON object with job_description and analyzer as texts.");
        }
    }

    private ParsedBody Checked()
    {
        var job = string.IsNullOrWhiteSpace(JobDescription) ? null : JobDescription;
        // Characters as people count them, near enough: code points.
        if (job is not null && job.Length > LongestJob && job.EnumerateRunes().Count() > LongestJob)
        {
            return Wrong(422, "job_description_too_long", $"job_description has more than {LongestJob} characters. Send the part that says what is asked for.");
        }

        if (job is not null && job.Contains('\0', StringComparison.Ordinal))
        {
            return Wrong(422, "job_description_invalid", "job_description holds a NUL character. Send text only.");
        }

        return Analyzer switch
        {
            null or "default" => new ParsedBody(job, AnalyzerChoice.Default, Problem: null),
            "builtin" => new ParsedBody(job, AnalyzerChoice.Builtin, Problem: null),
            _ => Wrong(422, "unknown_analyzer", "analyzer is 'default' or 'builtin'."),
        };
    }

    private static ParsedBody Wrong(int status, string code, string detail) =>
        new(JobDescription: null, AnalyzerChoice.Default, Problems.Problem.Of(status, code, detail));
}

/// <summary>A body that was understood, or what is wrong with it.</summary>
internal sealed record ParsedBody(string? JobDescription, AnalyzerChoice Analyzer, ProblemDetails? Problem);
