using Npgsql;

namespace OrleansResume.Silo.Postgres;

/// <summary>What every connection of ours has in common.</summary>
public static class ConnectionStrings
{
    /// <summary>
    /// Product tables are in <c>public</c>, Orleans' in <c>orleans</c>. Orleans asks for its table of statements without a
    /// schema, so both are on the path.
    /// </summary>
    public const string SearchPath = "public,orleans";

    // Every statement on a table that grows has an index, and means it: one that was planned while its table was small must not read
    // all of it later. Rows are found in their keys' order, in which others lock them too; and a plan is made once, since for a few rows at a time
    // PostgreSQL would make it anew each time. A test holds that all statements are well with this.
    // Who waits for a row longer than two seconds is refused, rather than holding up all who share its commit; and a server notices
    // within a quarter of a minute that a client has gone without a word, and lets go of what it had locked.
    private const string Session =
        "-c enable_seqscan=off -c enable_bitmapscan=off -c jit=off -c plan_cache_mode=force_generic_plan "
        + "-c lock_timeout=2s -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=4";

    /// <summary>
    /// Completes a connection string for the one <see cref="NpgsqlDataSource"/> of a process. What the user has set stays,
    /// except the search path and the error detail, which would put rows into logs.
    /// </summary>
    /// <exception cref="ArgumentException">The string has a key or value that Npgsql does not know.</exception>
    public static string Prepare(string connectionString, string applicationName = "orleansresume")
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = SearchPath,
            IncludeErrorDetail = false,
        };

        Default("Application Name", () => builder.ApplicationName = applicationName);
        // Statements are few and run often: parsing and planning them once a connection is worth a tenth of the server's time.
        Default("Max Auto Prepare", () => builder.MaxAutoPrepare = 100);
        Default("Auto Prepare Min Usages", () => builder.AutoPrepareMinUsages = 2);
        // A caller waits 5 to 10 s for an answer, so a connection that is not there after 5 s is of no use.
        Default("Timeout", () => builder.Timeout = 5);
        Default("Command Timeout", () => builder.CommandTimeout = 15);
        // No statement of ours leaves anything behind in its session: undoing it each time would cost more than many a statement.
        Default("No Reset On Close", () => builder.NoResetOnClose = true);
        // What the user sets there comes behind ours, and counts.
        builder.Options = $"{Session} {builder.Options}".TrimEnd();
        // Notices a peer that went away without a word, in a pool that may be idle at night.
        Default("Keepalive", () => builder.KeepAlive = 30);
        // Three silos and as many front ends stay below a server's max_connections of 200.
        Default("Maximum Pool Size", () => builder.MaxPoolSize = 30);
        return builder.ConnectionString;

        void Default(string key, Action set)
        {
            if (!builder.ShouldSerialize(key))
            {
                set();
            }
        }
    }
}
