using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace OrleansResume.Api.Descriptions;

/// <summary>What holds for the whole document.</summary>
internal sealed class Outline : IOpenApiDocumentTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "OrleansResume",
            Version = "v1",
            Description = "Upload a resume as a guest, ask for an analysis, poll it. JSON is snake_case, times are RFC 3339 UTC, ids are UUIDs; "
                + "every error is application/problem+json with a stable code.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes["guest"] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The token of POST /api/v1/guests.",
        };
        return Task.CompletedTask;
    }
}
