using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace OrleansResume.Api;

/// <summary>Whose forwarded addresses are believed: nobody's, unless the operator names them (section <c>Proxies</c>).</summary>
internal static class Proxies
{
    public static void Configure(ForwardedHeadersOptions options, IConfigurationSection section)
    {
        var known = Values(section, "Known").Select(Address).ToList();
        var networks = Values(section, "Networks").Select(Network).ToList();
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.ForwardLimit = section.GetValue<int?>("Limit") ?? 1;
        known.ForEach(options.KnownProxies.Add);
        networks.ForEach(options.KnownIPNetworks.Add);
        options.ForwardedHeaders = known.Count + networks.Count > 0
            ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
            : ForwardedHeaders.None;
    }

    private static IPAddress Address(string text) => IPAddress.TryParse(text, out var address)
        ? address
        : throw new ApiConfigurationException($"Proxies__Known holds '{text}', which is no IP address");

    private static System.Net.IPNetwork Network(string text) => System.Net.IPNetwork.TryParse(text, out var network)
        ? network
        : throw new ApiConfigurationException($"Proxies__Networks holds '{text}', which is no network such as 10.0.0.0/8");

    // A list, or one text with commas, which is easier in an environment variable.
    private static string[] Values(IConfigurationSection section, string key) =>
        section.GetSection(key).Get<string[]>() ?? section[key]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
