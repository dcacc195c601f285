using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace OrleansResume.Api.Descriptions;

/// <summary>The API's description: OpenAPI 3.1, and a page to read and try it that loads nothing from elsewhere.</summary>
internal static class DescriptionsApi
{
    public static void AddDescriptions(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer<Outline>();
        options.AddOperationTransformer<Operations>();
        options.AddOperationTransformer<LimitsInForce>();
    });

    public static void MapDescriptions(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference("/docs", scalar => scalar
            .WithTitle("OrleansResume")
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()).AllowAnonymous();
    }
}
