using OrleansResume.Api.Problems;

namespace OrleansResume.Api.Guests;

/// <summary>
/// A browser sends the cookie along with whatever another site makes it ask for. So a request that changes something and carries
/// no bearer must come from our own pages.
/// </summary>
internal static class CrossSite
{
    /// <summary>Refuses what another site asks for in a guest's name.</summary>
    public static void UseCrossSiteRefusal(this WebApplication app) => app.Use((context, next) =>
        IsRisky(context.Request) && !IsOurs(context.Request)
            ? Problem.Write(context, Problem.Of(403, "cross_site", "This request comes from another site. Send the token as Authorization: Bearer TOKEN instead of the cookie."))
            : next(context));

    private static bool IsRisky(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method)
        && !GuestAuthentication.HasBearer(request) && request.Cookies.ContainsKey(GuestAuthentication.Cookie);

    private static bool IsOurs(HttpRequest request)
    {
        // What browsers of today say of themselves; older ones at least say where the page came from.
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
        {
            return site is "same-origin" or "none";
        }

        return request.Headers.Origin is not [{ } origin]
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }
}
