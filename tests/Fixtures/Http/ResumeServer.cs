using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;
using OrleansResume.Silo;

namespace OrleansResume.Fixtures.Http;

/// <summary>The product as one process serves it, inside the test's own: a silo, the API and the operators' port, on a database of its own.</summary>
public sealed class ResumeServer : IAsyncDisposable
{
    private readonly SiloDatabase _prepared;

    private ResumeServer(WebApplication app, TestDatabase database, SiloDatabase prepared)
    {
        _prepared = prepared;
        App = app;
        Database = database;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        Api = new Uri(addresses[0]);
        Operators = new Uri(addresses[^1]);
    }

    /// <summary>The application.</summary>
    public WebApplication App { get; }

    /// <summary>Its database.</summary>
    public TestDatabase Database { get; }

    /// <summary>Where it serves the API.</summary>
    public Uri Api { get; }

    /// <summary>Its operators' port.</summary>
    public Uri Operators { get; }

    /// <summary>Starts it on ports that nobody uses.</summary>
    /// <param name="postgres">The assembly's server.</param>
    /// <param name="configure">What the test puts in place of the product's parts.</param>
    /// <param name="settings">As on the command line.</param>
    public static async Task<ResumeServer> Start(TestPostgres postgres, Action<WebApplicationBuilder>? configure = null, params string[] settings)
    {
        ArgumentNullException.ThrowIfNull(postgres);
        var database = await postgres.CreateDatabaseAsync(CancellationToken.None);
        var ports = FreePorts.Take(2);
        var builder = WebApplication.CreateBuilder(
        [
            $"--ConnectionStrings:Postgres={database.ConnectionString}", "--Urls=http://127.0.0.1:0", "--Operators:Urls=http://127.0.0.1:0",
            $"--Silo:SiloPort={ports[0]}", $"--Silo:GatewayPort={ports[1]}", .. QuietSettings.Arguments, "--Reading:Processes=false", .. settings,
        ]);
        builder.Logging.ClearProviders();
        configure?.Invoke(builder);
        var prepared = await SiloDatabase.Open(builder);
        var app = SiloApp.Build(builder, prepared.ConnectionString);
        await app.StartAsync();
        return new ResumeServer(app, database, prepared);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await _prepared.DisposeAsync();
        await Database.DisposeAsync();
    }
}
