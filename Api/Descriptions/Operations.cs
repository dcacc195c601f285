using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrleansResume.Api.Analyses;
using OrleansResume.Api.Documents;

namespace OrleansResume.Api.Descriptions;

/// <summary>What the types of a handler do not tell: who may call it, what it takes beside JSON, and its errors.</summary>
internal sealed class Operations : IOpenApiOperationTransformer
{
    /// <inheritdoc/>
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Responses ??= [];
        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), parameterDescription: null, cancellationToken);
        Problems(operation.Responses, "4XX", "Refused; code says why and detail what to do.", problem);
        Problems(operation.Responses, "5XX", "Not done, or not known to be done; Retry-After says when to ask again.", problem);
        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("guest", context.Document)] = [] }];
        }

        if (metadata.OfType<IdempotencyKey>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = IdempotencyKey.Header,
                In = ParameterLocation.Header,
                Description = "1 to 255 characters. The same key, document and body are the same analysis.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255 },
            });
        }

        if (metadata.OfType<AnalyzeBody>().Any())
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Description = "What may be said with the wish for an analysis.",
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/json"] = new() { Schema = await context.GetOrCreateSchemaAsync(typeof(AnalyzeBody), parameterDescription: null, cancellationToken) },
                },
            };
        }

        if (metadata.OfType<UploadBody>().Any())
        {
            operation.RequestBody = UploadBody.Description;
        }
    }

    private static void Problems(OpenApiResponses responses, string status, string description, IOpenApiSchema schema) =>
        responses[status] = new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() { Schema = schema } },
        };
}
