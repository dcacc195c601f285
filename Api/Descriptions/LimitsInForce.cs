using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrleansResume.Api.Guests;
using OrleansResume.Api.Problems;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.Api.Descriptions;

/// <summary>What a limited route tells of its limits: the ones in force, asked of the silos, which hold them.</summary>
internal sealed partial class LimitsInForce(GrainCalls grains, ILogger<LimitsInForce> logger) : IOpenApiOperationTransformer
{
    /// <inheritdoc/>
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<RateLimited>().Any())
        {
            return;
        }

        if (await Ask(cancellationToken) is { } limits)
        {
            operation.Description = $"Limited for each guest: {RateLimitFields.Policies(limits.Analyses)} (q at once, one back every w/q seconds). "
                + "Refusals and repeats are free.";
        }

        operation.Responses ??= [];
        operation.Responses["429"] = new OpenApiResponse
        {
            Description = "Beyond the guest's limit: rate_limited, with policy, limit, window_seconds and retry_after_seconds.",
            Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal) { ["Retry-After"] = Header("Seconds after which the call is admitted.") },
            Content = operation.Responses.TryGetValue("4XX", out var refused) ? refused.Content : null,
        };
        foreach (var (status, response) in operation.Responses)
        {
            if (status is "202" or "429" or "4XX" && response is OpenApiResponse own)
            {
                own.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
                own.Headers["RateLimit-Policy"] = Header("Every policy: q permits at once, all back in w seconds.");
                own.Headers["RateLimit"] = Header("The policy that is used up first: r permits left, t seconds until there is one more.");
            }
        }
    }

    // A guest that nobody is has everything left. A description without figures is better than none.
    private async Task<GuestLimits?> Ask(CancellationToken cancellation)
    {
        try
        {
            var outcome = await grains.Call(g => g.Guest(new GuestId(Guid.Empty)).Limits(), cancellation);
            return outcome.TryGet(out var limits, out _) ? limits : null;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogNotTold(logger, exception.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(2401, LogLevel.Warning, "The API's description does not tell the limits in force: {Exception}")]
    private static partial void LogNotTold(ILogger logger, string exception);

    private static OpenApiHeader Header(string description) => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
