using Microsoft.AspNetCore.Http.HttpResults;

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
    }

    private static Created<MintedGuest> Mint(HttpContext context, GuestTokens tokens)
    {
        var (guest, token) = tokens.Mint();
        SetCookie(context, guest, token);
        return TypedResults.Created("/api/v1/guests/me", new MintedGuest(guest.Id.Value, token, guest.ExpiresAt.UtcDateTime));
    }

    private static Ok<MintedGuest> Renew(HttpContext context, GuestTokens tokens, Guest caller)
    {
        var (guest, token) = tokens.Renew(caller);
        SetCookie(context, guest, token);
        return TypedResults.Ok(new MintedGuest(guest.Id.Value, token, guest.ExpiresAt.UtcDateTime));
    }

    private static Ok<GuestAnswer> Me(Guest caller) =>
        TypedResults.Ok(new GuestAnswer(caller.Id.Value, caller.CreatedAt.UtcDateTime, Limits: []));

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

/// <summary>A guest's token.</summary>
/// <param name="GuestId">The guest.</param>
/// <param name="Token">Send it as <c>Authorization: Bearer TOKEN</c>.</param>
/// <param name="ExpiresAt">When it ends.</param>
internal sealed record MintedGuest(Guid GuestId, string Token, DateTime ExpiresAt);

/// <summary>Who the caller is.</summary>
/// <param name="GuestId">The guest.</param>
/// <param name="CreatedAt">When it was minted.</param>
/// <param name="Limits">The limits in force and what is left of each.</param>
internal sealed record GuestAnswer(Guid GuestId, DateTime CreatedAt, IReadOnlyList<LimitAnswer> Limits);

/// <summary>A limit in force.</summary>
/// <param name="Policy">Its name.</param>
/// <param name="Limit">Most at once.</param>
/// <param name="WindowSeconds">In which all come back.</param>
/// <param name="Remaining">How many are left.</param>
/// <param name="ResetsInSeconds">Until one more is left.</param>
internal sealed record LimitAnswer(string Policy, int Limit, int WindowSeconds, int Remaining, int ResetsInSeconds);
