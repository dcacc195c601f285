using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Api.Problems;

/// <summary>The one table from what grains refuse to HTTP.</summary>
internal static class Refusals
{
    /// <summary>The problem that a refusal is told as; <c>Retry-After</c> is set where waiting helps, the policy that refused is left as a feature.</summary>
    public static ProblemHttpResult Problem(this Refusal refusal, HttpContext context)
    {
        if (refusal.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = WholeSeconds.Of(wait).ToString(CultureInfo.InvariantCulture);
        }

        if (refusal.Limit is { } limit)
        {
            context.Features.Set(limit);
        }

        if (refusal.Code == RefusalCode.GuestErased)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        }

        return TypedResults.Problem(Of(refusal));
    }

    private static ProblemDetails Of(Refusal refusal) => refusal.Code switch
    {
        RefusalCode.NotFound => Problems.Problem.NotFound(),
        RefusalCode.UnsupportedMediaType => Problems.Problem.Of(415, "unsupported_media_type", refusal.Detail),
        RefusalCode.DocumentUnreadable => Problems.Problem.Of(422, "document_unreadable", refusal.Detail, ("reason", Name(refusal.Reason))),
        RefusalCode.DocumentTooLarge => Problems.Problem.Of(413, "document_too_large", refusal.Detail),
        RefusalCode.IdempotencyKeyReused => Problems.Problem.Of(422, "idempotency_key_reused", refusal.Detail),
        RefusalCode.NotRetryable => Problems.Problem.Of(409, "not_retryable", refusal.Detail),
        RefusalCode.StorageFull => Problems.Problem.Of(409, "storage_full", refusal.Detail),
        RefusalCode.GuestErased => Problems.Problem.Of(401, "invalid_token", refusal.Detail),
        RefusalCode.RateLimited when refusal.Limit is { } limit => Problems.Problem.Of(
            429,
            "rate_limited",
            refusal.Detail,
            ("policy", limit.Policy),
            ("limit", limit.Limit),
            ("window_seconds", WholeSeconds.Of(limit.Window)),
            ("retry_after_seconds", WholeSeconds.Of(limit.Next))),
        RefusalCode.Overloaded => Problems.Problem.Of(503, "overloaded", refusal.Detail),
        _ => throw new UnreachableException($"{refusal.Code} has no place in the table."),
    };

    private static string Name(UnreadableReason? reason) => reason switch
    {
        UnreadableReason.Empty => "empty",
        UnreadableReason.Encrypted => "encrypted",
        UnreadableReason.Corrupt => "corrupt",
        UnreadableReason.NoText => "no_text",
        UnreadableReason.TooManyPages => "too_many_pages",
        UnreadableReason.TooComplex => "too_complex",
        UnreadableReason.Macros => "macros",
        _ => throw new UnreachableException("A document is unreadable for a reason."),
    };
}
