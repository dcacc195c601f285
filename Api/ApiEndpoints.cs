using OrleansResume.Api.Analyses;
using OrleansResume.Api.Descriptions;
using OrleansResume.Api.Documents;
using OrleansResume.Api.Guests;
using OrleansResume.Api.Health;
using OrleansResume.Api.Operators;
using OrleansResume.Api.Problems;

namespace OrleansResume.Api;

/// <summary>The road of a request, and its ends.</summary>
public static class ApiEndpoints
{
    /// <summary>Puts the front end into the application.</summary>
    public static void MapResumeApi(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseForwardedHeaders();
        app.UseResumeProblems();
        app.Use((context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            {
                // What a guest is told is nobody else's; a handler that knows better says so.
                context.Response.Headers.CacheControl = "private, no-store";
            }

            return next(context);
        });
        app.UseRouting();
        app.UseCors(cors => cors.WithOrigins(app.Configuration.GetSection("Cors:Origins").Get<string[]>() ?? [])
            .AllowAnyHeader().AllowAnyMethod().WithExposedHeaders("Location", "Retry-After", "ETag", "RateLimit", "RateLimit-Policy"));
        app.UseOperatorsRouting();
        app.UseCrossSiteRefusal();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapHealth();
        app.MapMetrics();
        app.MapDescriptions();
        var api = app.MapGroup("/api/v1").RequireAuthorization();
        api.MapGuests();
        api.MapDocuments();
        api.MapAnalyses();
    }
}
