using System.Net;
using System.Security.Cryptography;
using System.Text;
using OrleansResume.Api.Problems;

namespace OrleansResume.Api.Operators;

/// <summary>
/// Who may see the dashboard and the metrics: on loopback, whoever is on the machine and says so in the Host header (another
/// site's script in a browser does not); elsewhere, whoever has the token.
/// </summary>
internal static class OperatorsAccess
{
    private const string Default = "http://127.0.0.1:8081";

    /// <summary>Where the operators' port is.</summary>
    public static string Urls(IConfiguration configuration) => configuration["Operators:Urls"] ?? Default;

    /// <summary>Refuses to start with an open operators' port.</summary>
    public static void Check(IConfiguration configuration, IEnumerable<BindingAddress> addresses)
    {
        if (string.IsNullOrEmpty(configuration["Operators:Token"]) && !addresses.All(address => IsLoopback(address.Host)))
        {
            throw new ApiConfigurationException("Operators__Urls is not on loopback: set Operators__Token to a secret that operators send, or listen on 127.0.0.1");
        }
    }

    /// <summary>Null where the request may go on, else what is wrong with it.</summary>
    public static Microsoft.AspNetCore.Mvc.ProblemDetails? Refuse(HttpContext context, IConfiguration configuration)
    {
        var token = configuration["Operators:Token"];
        var local = context.Connection.LocalIpAddress is { } address && IPAddress.IsLoopback(address);
        if (string.IsNullOrEmpty(token))
        {
            return local && IsLoopback(context.Request.Host.Host)
                ? null
                : Problem.Of(421, "misdirected_request", "The operators' port is asked for by its loopback address.");
        }

        if (Presented(context.Request) is { } presented && CryptographicOperations.FixedTimeEquals(Hash(presented), Hash(token)))
        {
            return null;
        }

        context.Response.Headers.WWWAuthenticate = "Basic realm=\"operators\", Bearer";
        return Problem.Of(401, "unauthenticated", "Send the operators' token, as a bearer or as the password of any name.");
    }

    private static string? Presented(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } value])
        {
            return null;
        }

        if (value.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return value[7..].Trim();
        }

        var bytes = new byte[1024];
        return value.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)
            && Convert.TryFromBase64String(value[6..].Trim(), bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, { } password]
                ? password
                : null;
    }

    // Hashes are of one length, whatever was sent.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
