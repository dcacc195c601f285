using System.Globalization;
using System.Reflection;
using DbUp;
using DbUp.Engine;
using DbUp.Postgresql;
using Npgsql;

namespace OrleansResume.Silo.Postgres;

/// <summary>
/// Brings a database forward, script by script, each in a transaction of its own with its line in the journal
/// <c>public.schema_versions</c>. Several processes may start at once: they take turns. A script whose name ends in
/// <c>.concurrently.sql</c> has no transaction, and must stand being run again where it was broken off; a line of its statements that
/// holds nothing but a semicolon stands between two of them.
/// </summary>
public static partial class Migrations
{
    // Any number will do, as long as nobody else in this database uses it. These are the letters "resume".
    private const long AdvisoryLock = 0x726573756d65;

    private static readonly TimeSpan _again = TimeSpan.FromMilliseconds(100);

    /// <param name="connectionString">The database; the role must own it.</param>
    /// <returns>The names of the scripts applied now.</returns>
    /// <exception cref="MigrationException">A script failed, or somebody else migrates for too long.</exception>
    public static async Task<IReadOnlyList<string>> ApplyAsync(string connectionString, ILoggerFactory loggers, MigrationOptions? options, CancellationToken cancellationToken)
    {
        options ??= new MigrationOptions();
        var logger = loggers.CreateLogger(typeof(Migrations));
        var known = options.Scripts ?? Embedded();
        await using var source = NpgsqlDataSource.Create(WithoutPool(connectionString, options.LockTimeout));
        await using var holder = await source.OpenConnectionAsync(cancellationToken);
        await TakeLockAsync(holder, options.LockTimeout, cancellationToken);

        await WarnOfNewerAsync(holder, known, logger, cancellationToken);
        var wanted = known.Where(script => options.UpTo is null || string.CompareOrdinal(script.Name, options.UpTo) <= 0);
        var applied = await Task.Run(() => Apply(connectionString, wanted, options), cancellationToken);
        foreach (var script in applied)
        {
            LogApplied(logger, script);
        }

        if (options.Afterwards is { } afterwards)
        {
            await afterwards(holder, cancellationToken);
        }

        // The connection is not pooled: closing it gives the lock back.
        return applied;
    }

    /// <summary>The scripts of this binary, in order.</summary>
    internal static IReadOnlyList<SqlScript> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => SqlScript.FromStream(name, assembly.GetManifestResourceStream(name)!)),
        ];
    }

    private static List<string> Apply(string connectionString, IEnumerable<SqlScript> scripts, MigrationOptions options)
    {
        var applied = new List<string>();
        var left = scripts.ToList();
        while (left.Count > 0)
        {
            var concurrent = IsConcurrent(left[0]);
            var run = left.TakeWhile(script => IsConcurrent(script) == concurrent).ToList();
            left.RemoveRange(0, run.Count);
            applied.AddRange(Apply(connectionString, run, concurrent, options));
        }

        return applied;
    }

    private static bool IsConcurrent(SqlScript script) => script.Name.EndsWith(".concurrently.sql", StringComparison.Ordinal);

    private static IEnumerable<string> Apply(string connectionString, IEnumerable<SqlScript> scripts, bool concurrent, MigrationOptions options)
    {
        // What is built beside the writers waits for them, and they do not wait for it.
        using var source = NpgsqlDataSource.Create(WithoutPool(connectionString, concurrent ? options.LockTimeout : options.ScriptLockTimeout));
        var builder = DeployChanges.To
            .PostgresqlDatabase(new PostgresqlConnectionManager(source))
            .WithScripts(scripts)
            .WithScriptNameComparer(StringComparer.Ordinal);
        var engine = (concurrent ? builder.WithoutTransaction() : builder.WithTransactionPerScript())
            .WithVariablesDisabled()
            .JournalToPostgresqlTable("public", "schema_versions")
            .LogToNowhere()
            .Build();
        var result = engine.PerformUpgrade();
        return result.Successful
            ? result.Scripts.Select(script => script.Name)
            : throw Failed(result);
    }

    private static MigrationException Failed(DatabaseUpgradeResult result)
    {
        var script = result.ErrorScript?.Name;
        var why = result.Error switch
        {
            PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } =>
                "a table it changes was in use for too long. Start again when there is less to do",
            PostgresException e => string.Create(CultureInfo.InvariantCulture,
                $"{e.SqlState}, {e.MessageText}{(e.Position > 0 ? $", at character {e.Position}" : "")}. Correct the data or the script, then start again"),
            { } e => $"{e.Message}. Start again when the database can be reached",
            null => "unknown. Start again",
        };
        return script is null
            ? new MigrationException($"The database could not be brought forward: {why}", null, result.Error)
            : new MigrationException(
                IsConcurrent(result.ErrorScript!)
                    ? $"Script {script} failed, and is run again whole at the next start; the scripts before it stay: {why}"
                    : $"Script {script} failed and nothing of it was applied; the scripts before it stay: {why}",
                script,
                result.Error);
    }

    private static async Task TakeLockAsync(NpgsqlConnection holder, TimeSpan patience, CancellationToken cancellationToken)
    {
        // Asked for again and again: an index that is built beside the writers waits for every statement that has begun before it, one
        // that waits for the lock of its builder too.
        var began = TimeProvider.System.GetTimestamp();
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", holder) { Parameters = { new() { Value = AdvisoryLock } } };
        while (await command.ExecuteScalarAsync(cancellationToken) is not true)
        {
            if (TimeProvider.System.GetElapsedTime(began) >= patience)
            {
                throw new MigrationException($"Another process has been bringing this database forward for {patience}. Wait for it, or end it, then start again", null, null);
            }

            await Task.Delay(_again, TimeProvider.System, cancellationToken);
        }
    }

    private static async Task WarnOfNewerAsync(NpgsqlConnection holder, IReadOnlyList<SqlScript> known, ILogger logger, CancellationToken cancellationToken)
    {
        await using var exists = new NpgsqlCommand("SELECT to_regclass('public.schema_versions') IS NOT NULL", holder);
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return;
        }

        await using var journal = new NpgsqlCommand("SELECT scriptname FROM public.schema_versions ORDER BY scriptname", holder);
        await using var reader = await journal.ExecuteReaderAsync(cancellationToken);
        var unknown = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            unknown.Add(reader.GetString(0));
        }

        unknown.RemoveAll(name => known.Any(script => string.Equals(script.Name, name, StringComparison.Ordinal)));
        if (unknown.Count > 0)
        {
            LogNewer(logger, string.Join(", ", unknown));
        }
    }

    // A pool would keep the session, and with it the lock and the lock_timeout. Scripts take as long as they take.
    private static string WithoutPool(string connectionString, TimeSpan lockTimeout) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        Pooling = false,
        CommandTimeout = 0,
        SearchPath = ConnectionStrings.SearchPath,
        ApplicationName = "orleansresume-migrations",
        Options = string.Create(CultureInfo.InvariantCulture, $"-c lock_timeout={(long)lockTimeout.TotalMilliseconds}"),
    }.ConnectionString;

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied {Script}")]
    private static partial void LogApplied(ILogger logger, string script);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A newer version has been here: the database has {Scripts}, which this binary does not know. Going on")]
    private static partial void LogNewer(ILogger logger, string scripts);
}
