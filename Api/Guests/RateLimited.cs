namespace OrleansResume.Api.Guests;

/// <summary>Says of a route that it is charged to the guest's analysis limits.</summary>
internal sealed class RateLimited;

/// <summary>How a route says so.</summary>
internal static class RateLimitedRoutes
{
    /// <summary>The route's answers tell what is left of the limits, and so does its description.</summary>
    public static void WithRateLimits(this RouteHandlerBuilder route) => route.AddEndpointFilter<RateLimitFields>().WithMetadata(new RateLimited());
}
