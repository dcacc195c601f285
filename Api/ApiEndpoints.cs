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
            // Where the answer begins, so that what an exception ends as has it too.
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.XContentTypeOptions = "nosniff";
                return Task.CompletedTask;
            });
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            {
                // What a guest is told is nobody else's; a handler that knows better says so.
                context.Response.Headers.CacheControl = "private, no-store";
            }

            return next(context);
        });
        app.UseRouting();
        app.UseCors(cors => cors.WithOrigins(app.Configuration.GetSection("Cors:Origins").Get<string[]>() ?? [])
            .AllowAnyHeader().AllowAnyMethod().WithExposedHeaders("Location", "Retry-After", "ETag", "RateLimit", "RateLimit-Policy", "Content-Disposition", "WWW-Authenticate"));
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
