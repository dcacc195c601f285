using System.Collections.Immutable;
using System.Globalization;
using OrleansResume.Api.Problems;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.Api.Guests;

/// <summary>
/// Tells in every answer of a limited route what is left: <c>RateLimit-Policy</c> and <c>RateLimit</c> as structured fields
/// (draft-ietf-httpapi-ratelimit-headers). A refusal tells the policy that refused.
/// </summary>
internal sealed partial class RateLimitFields(ILogger<RateLimitFields> logger) : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Features.Get<Guest>() is { } caller)
        {
            // Where the answer begins, so that what an exception ends as tells it too.
            http.Response.OnStarting(() => Tell(http, caller));
        }

        return next(context);
    }

    /// <summary>The policies, in the order of their names in the configuration: <c>"burst";q=5;w=60, "day";q=50;w=86400</c>.</summary>
    public static string Policies(ImmutableArray<LimitState> limits) => string.Join(", ", limits.Select(limit =>
        string.Create(CultureInfo.InvariantCulture, $"\"{limit.Policy}\";q={limit.Limit};w={WholeSeconds.Of(limit.Window)}")));

    private Task Tell(HttpContext http, Guest caller)
    {
        // Whoever was charged has been told already what is left.
        if (http.Features.Get<LimitsLeft>() is { Policies: { IsDefaultOrEmpty: false } left })
        {
            Write(http, left);
            return Task.CompletedTask;
        }

        return Ask(http, caller);
    }

    private async Task Ask(HttpContext http, Guest caller)
    {
        try
        {
            var grains = http.RequestServices.GetRequiredService<GrainCalls>();
            var outcome = await grains.Call(g => g.Guest(caller.Id).Limits(), http.RequestAborted);
            if (outcome.TryGet(out var limits, out _))
            {
                Write(http, limits.Analyses);
            }
        }
        catch (Exception exception) when (!http.RequestAborted.IsCancellationRequested)
        {
            // What was done is done: an answer that cannot tell what is left is better than none.
            LogNotTold(logger, exception.GetType().Name);
        }
    }

    private static void Write(HttpContext http, ImmutableArray<LimitState> limits)
    {
        var nearest = http.Features.Get<LimitState>() ?? Nearest(limits);
        http.Response.Headers["RateLimit-Policy"] = Policies(limits);
        http.Response.Headers["RateLimit"] =
            string.Create(CultureInfo.InvariantCulture, $"\"{nearest.Policy}\";r={nearest.Remaining};t={WholeSeconds.Of(nearest.Next)}");
    }

    // The one that is used up first; of equals the one that takes longer to come back.
    private static LimitState Nearest(ImmutableArray<LimitState> limits) =>
        limits.OrderBy(limit => (double)limit.Remaining / limit.Limit).ThenByDescending(limit => limit.Next).First();

    [LoggerMessage(2201, LogLevel.Warning, "An answer does not tell what is left of the guest's limits: {Exception}")]
    private static partial void LogNotTold(ILogger logger, string exception);
}

/// <summary>What a call that was charged was told to be left of the guest's limits.</summary>
/// <param name="Policies">Empty where nobody was asked.</param>
internal sealed record LimitsLeft(ImmutableArray<LimitState> Policies);
