using Microsoft.AspNetCore.Http.HttpResults;
using OrleansResume.Api.Problems;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Api.Guests;

/// <summary>Guests: minted by the server, known by their token.</summary>
internal static class GuestsApi
{
    public static void MapGuests(this IEndpointRouteBuilder api)
    {
        var guests = api.MapGroup("/guests").WithTags("Guests");
        guests.MapPost("", Mint).AllowAnonymous().WithSummary("Become a guest: a token for 30 days, also set as a cookie.");
        guests.MapPost("/me/renew", Renew).WithSummary("A new token for the same guest.");
        guests.MapGet("/me", Me).WithSummary("The guest and the limits in force.");
        guests.MapDelete("/me", Erase).WithSummary("Erase the guest and all that belongs to it. Its token is worth nothing from then on.");
    }

    private static async Task<Results<Created<MintedGuest>, ProblemHttpResult>> Mint(HttpContext context, GuestTokens tokens, GrainCalls grains)
    {
        var (guest, token) = tokens.Mint();
        var address = AddressId.Of(context.Connection.RemoteIpAddress);
        if (await grains.Call(g => g.Address(address).Acquire(guest.Id), context.RequestAborted) is { } refusal)
        {
            return refusal.Problem(context);
        }

        SetCookie(context, guest, token);
        return TypedResults.Created("/api/v1/guests/me", new MintedGuest(guest.Id.Value, token, guest.ExpiresAt.UtcDateTime));
    }

    private static async Task<Results<Ok<MintedGuest>, ProblemHttpResult>> Renew(HttpContext context, GuestTokens tokens, GrainCalls grains, Guest caller)
    {
        var outcome = await grains.Call(g => g.Guest(caller.Id).Limits(), context.RequestAborted);
        if (!outcome.TryGet(out _, out var refusal))
        {
            return refusal.Problem(context);
        }

        var (guest, token) = tokens.Renew(caller);
        SetCookie(context, guest, token);
        return TypedResults.Ok(new MintedGuest(guest.Id.Value, token, guest.ExpiresAt.UtcDateTime));
    }

    private static async Task<Results<Ok<GuestAnswer>, ProblemHttpResult>> Me(HttpContext context, GrainCalls grains, Guest caller)
    {
        var outcome = await grains.Call(g => g.Guest(caller.Id).Limits(), context.RequestAborted);
        return outcome.TryGet(out var limits, out var refusal)
            ? TypedResults.Ok(new GuestAnswer(caller.Id.Value, caller.CreatedAt.UtcDateTime, [.. limits.Analyses.Append(limits.Uploads).Select(LimitAnswer.Of)]))
            : refusal.Problem(context);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Erase(HttpContext context, GrainCalls grains, Guest caller)
    {
        var calls = 0;
        var refusal = await grains.Call(
            g =>
            {
                calls++;
                return g.Guest(caller.Id).Erase();
            },
            context.RequestAborted);
        // What a call has done whose answer was lost is no reason to refuse the one who made it.
        if (refusal is not null && (calls == 1 || refusal.Code != RefusalCode.GuestErased))
        {
            return refusal.Problem(context);
        }

        context.Response.Cookies.Delete(GuestAuthentication.Cookie, new CookieOptions { Path = "/" });
        return TypedResults.NoContent();
    }

    private static void SetCookie(HttpContext context, Guest guest, string token)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Cookies.Append(GuestAuthentication.Cookie, token, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Expires = guest.ExpiresAt,
            Path = "/",
        });
    }
}
