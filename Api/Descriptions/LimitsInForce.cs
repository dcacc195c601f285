using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrleansResume.Api.Guests;
using OrleansResume.Api.Problems;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.Api.Descriptions;

/// <summary>What a limited route tells of its limits: the ones in force, asked of the silos, which hold them.</summary>
internal sealed class LimitsInForce(GrainCalls grains) : IOpenApiOperationTransformer
{
    /// <inheritdoc/>
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<RateLimited>().Any())
        {
            return;
        }

        // A guest that nobody is has everything left.
        var outcome = await grains.Call(g => g.Guest(new GuestId(Guid.Empty)).Limits(), cancellationToken);
        if (outcome.TryGet(out var limits, out _))
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

    private static OpenApiHeader Header(string description) => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
