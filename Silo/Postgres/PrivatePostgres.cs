namespace OrleansResume.Silo.Postgres;

/// <summary>
/// A PostgreSQL of our own in a data directory, for when nobody gave us one. It listens on 127.0.0.1 only, is restarted when it
/// dies, and ends with us. One process owns a data directory; others may connect with <see cref="ConnectionString"/>.
/// </summary>
public sealed partial class PrivatePostgres : IAsyncDisposable
{
    private readonly PrivatePostgresOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly PostmasterStart start;
    private readonly IReadOnlyList<OwnerLock> locks;
    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim stopOnce = new(1);
    private Postmaster postmaster;
    private Task supervision = Task.CompletedTask;
    private bool stopped;

    private PrivatePostgres(PrivatePostgresOptions options, TimeProvider time, ILogger logger, PostmasterStart start, Postmaster postmaster, IReadOnlyList<OwnerLock> locks)
    {
        this.options = options;
        this.time = time;
        this.logger = logger;
        this.start = start;
        this.postmaster = postmaster;
        this.locks = locks;
    }

    /// <summary>Logs in as the product's role, which owns its database. Also in <c>DataDirectory/connection-string</c>.</summary>
    public string ConnectionString => start.ConnectionString;

    /// <summary>Logs in as the superuser, to the maintenance database.</summary>
    internal string SuperuserConnectionString => start.SuperuserConnectionString;

    internal int ProcessId => postmaster.Id;

    /// <summary>Starts the PostgreSQL of a data directory, and makes it first if it is new (about a second).</summary>
    /// <param name="dataDirectory">Absolute, or relative to the current folder. Made if it is not there.</param>
    /// <exception cref="PrivatePostgresException">It cannot be started; the message says what to do.</exception>
    public static Task<PrivatePostgres> StartAsync(string dataDirectory, ILoggerFactory loggers, TimeProvider time, CancellationToken cancellationToken) =>
        StartAsync(new PrivatePostgresOptions { DataDirectory = dataDirectory }, loggers, time, cancellationToken);

    internal static async Task<PrivatePostgres> StartAsync(PrivatePostgresOptions options, ILoggerFactory loggers, TimeProvider time, CancellationToken cancellationToken)
    {
        options = options with { DataDirectory = Path.GetFullPath(options.DataDirectory) };
        if (OperatingSystem.IsWindows())
        {
            throw new PrivatePostgresException("A private PostgreSQL is not started on Windows. Set ConnectionStrings__Postgres");
        }

        var log = loggers.CreateLogger<PrivatePostgres>();
        var installed = await PostgresInstallation.FindAllAsync(options.SearchPath, cancellationToken);
        var owned = new List<OwnerLock>();
        try
        {
            CreateDataDirectory(options.DataDirectory);
            owned.Add(Own(options.DataDirectory, options));

            var existing = ClusterPlace.Existing(options.DataDirectory);
            var account = await PostgresAccount.ForAsync(existing, cancellationToken);
            var installation = PostgresInstallation.Choose(installed, existing);
            var cluster = existing ?? await ClusterPlace.ForNewAsync(options, account, cancellationToken);
            if (Path.GetDirectoryName(cluster) is { } elsewhere && !string.Equals(elsewhere, options.DataDirectory, StringComparison.Ordinal))
            {
                // A copied data directory points to the same cluster.
                owned.Add(Own(elsewhere, options));
            }

            var passwords = Passwords.LoadOrCreate(options.DataDirectory, existing is not null);
            if (existing is null)
            {
                LogCreating(log, cluster, installation.Major);
                await ClusterCreation.CreateAsync(installation, account, cluster, passwords.Superuser, options.Throwaway, cancellationToken);
            }
            else if (!await account.MayEnterAsync(Path.GetDirectoryName(cluster)!, cancellationToken))
            {
                throw new PrivatePostgresException($"PostgreSQL's account may no longer enter {Path.GetDirectoryName(cluster)}. Let it (chmod o+x on the folder and its parents), or move the folder");
            }

            var starter = new PostmasterStart(options, installation, account, cluster, passwords, time, log);
            var first = await starter.RunAsync(cancellationToken);
            PrivateFile.Write(ConnectionStringFile(options), starter.ConnectionString);
            LogStarted(log, installation.Major, starter.Port, cluster);

            var running = new PrivatePostgres(options, time, log, starter, first, owned);
            running.supervision = running.SuperviseAsync();
            return running;
        }
        catch
        {
            owned.ForEach(held => held.Dispose());
            throw;
        }
    }

    private static OwnerLock Own(string folder, PrivatePostgresOptions options) =>
        OwnerLock.TryTake(folder) ?? throw new DataDirectoryInUseException(options.DataDirectory, ConnectionStringFile(options));

    private static string ConnectionStringFile(PrivatePostgresOptions options) => Path.Combine(options.DataDirectory, "connection-string");

    private static void CreateDataDirectory(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new PrivatePostgresException($"The data directory {path} cannot be made. Set DataDirectory to a folder that can", e);
        }
    }
}
