using System.Net;
using Npgsql;
using Orleans.Configuration;
using Orleans.Dashboard;
using OrleansResume.Api.Operators;
using OrleansResume.Grains;

namespace OrleansResume.Silo.Cluster;

/// <summary>Orleans on PostgreSQL: who is in the cluster, reminders and incidental state, in tables of our own.</summary>
internal static class SiloCluster
{
    private const string Invariant = "Npgsql";

    /// <summary>Adds the silo. Its data source is the one in the services.</summary>
    public static void AddResumeSilo(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Silo").Get<SiloOptions>() ?? new SiloOptions();
        if (!IPAddress.TryParse(options.Address, out var address))
        {
            throw new SiloConfigurationException($"Silo__Address is '{options.Address}', which is no IP address. Set it to the address that other hosts reach this silo at");
        }

        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster =>
            {
                cluster.ClusterId = options.ClusterId;
                cluster.ServiceId = "orleansresume";
            });
            silo.ConfigureEndpoints(address, options.SiloPort, options.GatewayPort);
            silo.Configure<ClusterMembershipOptions>(Membership);
            // A call that waits longer than this waits for something that is gone; callers repeat what can be repeated.
            silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(10));
            // Where grains are is asked of others: remembered for those that are called again, not for the hundred thousands that
            // came once.
            silo.Configure<GrainDirectoryOptions>(directory => directory.CacheSize = 50_000);
            silo.Services.AddDatabaseTime();
            silo.UseSystemTextJsonGrainStorageSerializer();
            silo.UseAdoNetClustering(clustering => clustering.Invariant = Invariant);
            silo.UseAdoNetReminderService(reminders => reminders.Invariant = Invariant);
            silo.Services.AddOptions<AdoNetClusteringSiloOptions>().Configure<NpgsqlDataSource>((o, source) => o.DataSource = source);
            silo.Services.AddOptions<AdoNetReminderTableOptions>().Configure<NpgsqlDataSource>((o, source) => o.DataSource = source);
            if (builder.Configuration.CollectsTraces())
            {
                // It costs each call something, which only a trace that somebody sees is worth.
                silo.AddActivityPropagation();
            }

            // Counting what a silo holds walks all of it: every five seconds, not every second.
            silo.AddDashboard(dashboard => dashboard.CounterUpdateIntervalMs = 5000);
        });
    }

    // A dead silo is noticed in about two seconds: two probes of one second each, and two of its peers must say so. A silo that
    // starts after all have died does not wait for the dead ones: who has not said for ten seconds that it lives does not count.
    private static void Membership(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 2;
        membership.NumVotesForDeathDeclaration = 2;
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        membership.NumMissedTableIAmAliveLimit = 2;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        membership.DefunctSiloExpiration = TimeSpan.FromHours(1);
        membership.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
    }
}
