using Npgsql;
using Orleans.Configuration;
using OrleansResume.Api.Operators;

namespace OrleansResume.Api;

/// <summary>The way to the grains from a process that has none.</summary>
internal static class ClusterClient
{
    private const string Invariant = "Npgsql";
    private const int MostConnections = 5;
    private const int Seconds = 5;

    /// <summary>Adds the data source and the cluster client.</summary>
    public static void AddClusterClient(this WebApplicationBuilder builder)
    {
        var given = builder.Configuration.GetConnectionString("Postgres");
        if (string.IsNullOrWhiteSpace(given))
        {
            throw new ApiConfigurationException("Set ConnectionStrings__Postgres to the database of the silos (a private one writes its own to DATADIRECTORY/connection-string)");
        }

        // Orleans looks for its table of statements without a schema. A few small questions for gateways and keys are all that is asked.
        var connectionString = new NpgsqlConnectionStringBuilder(given)
        {
            SearchPath = "public,orleans",
            IncludeErrorDetail = false,
            ApplicationName = "orleansresume-api",
            MaxPoolSize = MostConnections,
            Timeout = Seconds,
            CommandTimeout = Seconds,
            KeepAlive = Seconds,
        };
        builder.Services.AddSingleton(_ => Telemetry.DataSource(connectionString.ConnectionString));
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(cluster =>
            {
                cluster.ClusterId = builder.Configuration["Silo:ClusterId"] ?? "orleansresume";
                cluster.ServiceId = "orleansresume";
            });
            client.UseAdoNetClustering(clustering => clustering.Invariant = Invariant);
            client.Services.AddOptions<AdoNetClusteringClientOptions>().Configure<NpgsqlDataSource>((options, source) => options.DataSource = source);
            // A gateway that has gone is found out within this time; a call through it waits no longer than the second.
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(10));
            client.UseConnectionRetryFilter<Patience>();
            if (builder.Configuration.CollectsTraces())
            {
                client.AddActivityPropagation();
            }
        });
    }

    /// <summary>A front end that starts before the silos waits for them; /health/ready says so meanwhile.</summary>
    private sealed class Patience(TimeProvider time) : IClientConnectionRetryFilter
    {
        public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
            return true;
        }
    }
}
