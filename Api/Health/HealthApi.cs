using Microsoft.AspNetCore.Http.HttpResults;
using OrleansResume.Api.Operators;

namespace OrleansResume.Api.Health;

/// <summary>Whether the process answers, and whether it can do its work. On both listeners.</summary>
internal static class HealthApi
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous().WithTags("Operations").WithMetadata(new OperatorsEndpoint(Open: true, Callers: true));
        health.MapGet("/live", Live).WithSummary("200 while the process can answer.");
        health.MapGet("/ready", Ready).WithSummary("200 when the cluster and the database answer, else 503.").Produces<ReadyAnswer>(503);
        app.MapWorkerHealth();
    }

    private static Ok<LiveAnswer> Live() => TypedResults.Ok(new LiveAnswer("live"));

    private static async Task<JsonHttpResult<ReadyAnswer>> Ready(Readiness readiness, CancellationToken cancellation)
    {
        var answer = await readiness.Ask(cancellation);
        return TypedResults.Json(answer, statusCode: answer.Status == "ready" ? 200 : 503);
    }
}

/// <summary>The process answers.</summary>
internal sealed record LiveAnswer(string Status);

/// <summary>Whether the process can do its work.</summary>
/// <param name="Status"><c>ready</c> or <c>unready</c>.</param>
/// <param name="Cluster"><c>ok</c> or what is wrong.</param>
/// <param name="Database"><c>ok</c> or what is wrong.</param>
internal sealed record ReadyAnswer(string Status, string Cluster, string Database);
