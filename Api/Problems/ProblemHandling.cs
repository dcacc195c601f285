using Microsoft.AspNetCore.Diagnostics;
using Orleans.Runtime.Messaging;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Api.Problems;

/// <summary>What goes wrong outside of a handler's answer, as a problem: never a stack trace, an SQL text or a document's text.</summary>
internal static partial class ProblemHandling
{
    /// <summary>Adds it to the services.</summary>
    public static IServiceCollection AddResumeProblems(this IServiceCollection services) =>
        services.AddProblemDetails(options =>
            // One form of trace id, whoever writes the problem.
            options.CustomizeProblemDetails = context => context.ProblemDetails.Extensions["trace_id"] = Problem.TraceId()).AddExceptionHandler<Handler>();

    /// <summary>Puts it around everything that follows.</summary>
    public static void UseResumeProblems(this WebApplication app)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(pages => Problem.Write(pages.HttpContext, OfStatus(pages.HttpContext.Response.StatusCode)));
    }

    private static Microsoft.AspNetCore.Mvc.ProblemDetails OfStatus(int status) => status switch
    {
        404 => Problem.NotFound(),
        405 => Problem.Of(405, "method_not_allowed", "This address does not take that method. The Allow header says which it takes."),
        415 => Problem.Of(415, "unsupported_media_type", "Send application/json, or multipart/form-data for an upload."),
        _ => Problem.Of(status, "invalid_request", "The request could not be understood. See /docs for what is expected."),
    };

    private static Microsoft.AspNetCore.Mvc.ProblemDetails OfException(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: 413 } => Problem.Of(413, "body_too_large", "The body is larger than this address takes."),
        BadHttpRequestException { InnerException: System.Text.Json.JsonException } => Problem.Of(400, "malformed_json", "The body is no valid JSON for this address. See /docs."),
        BadHttpRequestException { StatusCode: 415 } => OfStatus(415),
        BadHttpRequestException bad => Problem.Of(bad.StatusCode, "malformed_body", "The request ended early or could not be understood. Send it again whole."),
        OrleansMessageRejectionException or SiloUnavailableException or TimeoutException or ConnectionFailedException or ClientNotAvailableException or GatewayTooBusyException =>
            Problem.Of(503, "unavailable", "The service is not available at this moment. What you asked for may have been done; ask again, with the same Idempotency-Key where you sent one."),
        _ when UnavailableException.IsCauseOf(exception) =>
            Problem.Of(503, "unavailable", "Our database does not answer at this moment. What you asked for may have been done; ask again in a while, with the same Idempotency-Key where you sent one."),
        _ => Problem.Of(500, "internal", "A fault of ours. Ask again; if it happens again, tell the operator the trace id."),
    };

    [LoggerMessage(2001, LogLevel.Error, "{Method} {Route} ended with {Exception}, trace {Trace}: {Stack}")]
    private static partial void LogFault(ILogger logger, string method, string route, string exception, string? trace, string? stack);

    private sealed class Handler(ILogger<Handler> logger) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            var problem = OfException(exception);
            if (problem.Status >= 500)
            {
                // The route's pattern and not the path, the exception's type and not its message: neither holds what a caller sent.
                var route = (httpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
                LogFault(logger, httpContext.Request.Method, route, exception.GetType().Name, problem.Extensions["trace_id"] as string, exception.StackTrace);
            }

            if (problem.Status == 503)
            {
                httpContext.Response.Headers.RetryAfter = "1";
            }

            await Problem.Write(httpContext, problem);
            return true;
        }
    }
}
