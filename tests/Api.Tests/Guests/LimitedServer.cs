using OrleansResume.Fixtures.Http;

namespace OrleansResume.Api.Tests.Guests;

/// <summary>A server with narrow limits, which believes the addresses that its clients say they come from.</summary>
public sealed class LimitedServer(ApiServer api) : IAsyncLifetime
{
    private ResumeServer? _server;

    /// <summary>Where it serves the API.</summary>
    public Uri Address => _server?.Api ?? throw new InvalidOperationException("It has not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _server = await ResumeServer.Start(
        api.Postgres,
        configure: null,
        "--Limits:Burst:Permits=5",
        "--Limits:Day:Permits=50",
        "--Limits:Uploads:Permits=3",
        "--Limits:GuestsPerAddress:Permits=2",
        "--Proxies:Known=127.0.0.1");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
}
