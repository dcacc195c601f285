using System.Net;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace OrleansResume.Api.Operators;

/// <summary>
/// One process listens twice: for callers, and for operators. Which listener a connection came in by is marked on the connection
/// itself; a Host header could say anything.
/// </summary>
internal static class OperatorsListener
{
    private const string Mark = "operators";

    /// <summary>Sets up both listeners from <c>Urls</c> and <c>Operators:Urls</c>.</summary>
    public static void ListenTwice(this WebApplicationBuilder builder, bool hostApi)
    {
        var callers = Addresses(builder.Configuration["Urls"] ?? "http://127.0.0.1:8080");
        var operators = Addresses(OperatorsAccess.Urls(builder.Configuration));
        OperatorsAccess.Check(builder.Configuration, operators);
        // Said here and nowhere else, or the server warns that one of the two is ignored.
        builder.WebHost.UseUrls();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            if (hostApi)
            {
                callers.ForEach(address => Listen(kestrel, address, mark: false));
            }

            operators.ForEach(address => Listen(kestrel, address, mark: true));
        });
    }

    /// <summary>Whether the request came in by the operators' listener.</summary>
    public static bool IsForOperators(this HttpContext context) =>
        context.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(Mark) == true;

    private static void Listen(KestrelServerOptions kestrel, BindingAddress address, bool mark)
    {
        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip))
        {
            kestrel.Listen(ip, address.Port, Configure);
        }
        else if (address.Host == "localhost")
        {
            kestrel.ListenLocalhost(address.Port, Configure);
        }
        else
        {
            kestrel.ListenAnyIP(address.Port, Configure);
        }

        void Configure(ListenOptions listen)
        {
            if (address.Scheme == Uri.UriSchemeHttps)
            {
                listen.UseHttps();
            }

            if (mark)
            {
                listen.Use(next => connection =>
                {
                    connection.Items[Mark] = true;
                    return next(connection);
                });
            }
        }
    }

    private static List<BindingAddress> Addresses(string urls) =>
        [.. urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(BindingAddress.Parse)];
}
