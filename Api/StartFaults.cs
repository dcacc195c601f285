using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace OrleansResume.Api;

/// <summary>What keeps a process from starting and is its operator's to mend: one line that says what to do, where a stack would hide it.</summary>
public static class StartFaults
{
    /// <summary>The line; null for a fault of ours.</summary>
    public static string? Line(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            ApiConfigurationException => exception.Message,
            OptionsValidationException invalid => $"The configuration is not valid: {string.Join(" ", invalid.Failures)}",
            InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => exception.Message,
            IOException { InnerException: AddressInUseException } =>
                $"{exception.Message} Choose others with Urls and Operators__Urls, or stop what listens there",
            AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
                "A port of this silo is in use. Choose others with Silo__SiloPort and Silo__GatewayPort, or stop what listens there",
            AggregateException { InnerExceptions: [var one] } => Line(one),
            { InnerException: { } inner } when exception.GetType().Namespace?.StartsWith("Orleans", StringComparison.Ordinal) == true => Line(inner),
            _ => null,
        };
    }
}
