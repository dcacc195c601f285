using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OrleansResume.Api.Problems;

namespace OrleansResume.Api.Guests;

/// <summary>A guest's token, as a bearer or in the cookie; the bearer wins.</summary>
internal sealed class GuestAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    GuestTokens tokens) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string SchemeName = "Guest";

    /// <summary>The cookie's name.</summary>
    public const string Cookie = "guest";

    private const string Bearer = "Bearer ";

    private bool _presented;

    /// <summary>Whether the request names its guest by a bearer: then the cookie, which a browser sends by itself, counts for nothing.</summary>
    public static bool HasBearer(HttpRequest request) => OfHeader(request.Headers.Authorization) is not null;

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var token = OfHeader(Request.Headers.Authorization) ?? Request.Cookies[Cookie];
        if (token is null)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        _presented = true;
        if (tokens.Check(token) is not { } guest)
        {
            return Task.FromResult(AuthenticateResult.Fail("The token is invalid."));
        }

        Context.Features.Set(guest);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, guest.Id.ToString())], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = _presented ? "Bearer error=\"invalid_token\"" : "Bearer";
        return Problem.Write(Context, _presented
            ? Problem.Of(401, "invalid_token", "The token is not valid here, or has expired. Get a new one with POST /api/v1/guests.")
            : Problem.Of(401, "unauthenticated", "Send a guest's token as Authorization: Bearer TOKEN. Get one with POST /api/v1/guests."));
    }

    private static string? OfHeader(StringValues header) =>
        header is [{ } value] && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? value[Bearer.Length..].Trim() : null;
}
