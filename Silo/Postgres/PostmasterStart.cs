using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace OrleansResume.Silo.Postgres;

/// <summary>From a cluster on disk to a PostgreSQL that answers, whatever state the last end left it in.</summary>
internal sealed partial class PostmasterStart(
    PrivatePostgresOptions options,
    PostgresInstallation installation,
    PostgresAccount account,
    string cluster,
    Passwords passwords,
    TimeProvider time,
    ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan SlowStart = TimeSpan.FromSeconds(10);

    // What passes by itself: another process took the port, or backends of a killed postmaster have not all left yet.
    private static readonly string[] Passing =
        ["could not bind", "could not create any TCP/IP sockets", "pre-existing shared memory block", "lock file"];

    public string Log { get; } = Path.Combine(options.DataDirectory, "postgres.log");

    public int Port { get; private set; }

    public string ConnectionString => Connect(PostmasterSettings.ProductRole, passwords.Product, PostmasterSettings.Database);

    public string SuperuserConnectionString => Connect(PostmasterSettings.Superuser, passwords.Superuser, "postgres");

    /// <summary>The first start: on the port of last time where it is free, so that what others were told stays true.</summary>
    public async Task<Postmaster> RunAsync(CancellationToken cancellationToken)
    {
        PrepareLog();
        var postmaster = await RunAsync(PreferredPort(), FreePort, cancellationToken);
        try
        {
            await ProductDatabase.EnsureAsync(SuperuserConnectionString, passwords.Product, cancellationToken);
            return postmaster;
        }
        catch
        {
            await AbandonAsync(postmaster);
            throw;
        }
    }

    /// <summary>A start after a death: on the same port, which everybody's connections know.</summary>
    public Task<Postmaster> RunAgainAsync(CancellationToken cancellationToken) => RunAsync(Port, () => Port, cancellationToken);

    private async Task<Postmaster> RunAsync(int firstPort, Func<int> nextPort, CancellationToken cancellationToken)
    {
        await LeftoverPostmaster.EndAsync(cluster, options.LeftoverTimeout, time, cancellationToken);
        Port = firstPort;
        var began = time.GetTimestamp();
        while (true)
        {
            var said = new FileInfo(Log).Length;
            var command = account.Run([installation.Postgres, "-D", cluster, .. PostmasterSettings.For(Port, options.Throwaway)]);
            var postmaster = Postmaster.Launch(command, Log);
            try
            {
                if (await AnswersAsync(postmaster, cancellationToken))
                {
                    return postmaster;
                }
            }
            catch
            {
                await AbandonAsync(postmaster);
                throw;
            }

            await postmaster.DisposeAsync();
            var why = PostmasterLog.Since(Log, said);
            if (!Passing.Any(why.Contains) || time.GetElapsedTime(began) > options.LeftoverTimeout)
            {
                throw new PrivatePostgresException($"PostgreSQL did not start: {PostmasterLog.Reason(why)} (its log is {Log})");
            }

            var reason = PostmasterLog.Reason(why);
            LogRetrying(logger, reason);
            await Task.Delay(RetryPause, time, cancellationToken);
            Port = nextPort();
        }
    }

    /// <returns>False when the postmaster ended.</returns>
    private async Task<bool> AnswersAsync(Postmaster postmaster, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var reported = false;
        var connectionString = SuperuserConnectionString;
        while (!postmaster.HasExited)
        {
            try
            {
                // A source of its own, here and in what follows the start: a bare connection's would stay in the metrics for good.
                await using var source = NpgsqlDataSource.Create(connectionString);
                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                return true;
            }
            catch (PostgresException e) when (!string.Equals(e.SqlState, PostgresErrorCodes.CannotConnectNow, StringComparison.Ordinal))
            {
                throw new PrivatePostgresException($"PostgreSQL started and refused us ({e.SqlState}): {e.MessageText}. The passwords in {options.DataDirectory} may be from another cluster", e);
            }
            catch (NpgsqlException) when (time.GetElapsedTime(began) < options.StartTimeout)
            {
                // Not listening yet, or recovering: both are states on the way.
                if (!reported && time.GetElapsedTime(began) > SlowStart)
                {
                    reported = true;
                    LogRecovering(logger, SlowStart, Log);
                }

                await Task.Delay(Pause, time, cancellationToken);
            }
            catch (NpgsqlException e)
            {
                throw new PrivatePostgresException($"PostgreSQL did not answer within {options.StartTimeout} (its log is {Log})", e);
            }
        }

        return false;
    }

    private static async Task AbandonAsync(Postmaster postmaster)
    {
        postmaster.Signal(PosixSignal.Quit);
        await postmaster.WaitForExitAsync(CancellationToken.None);
        await postmaster.DisposeAsync();
    }

    private void PrepareLog()
    {
        if (File.Exists(Log) && new FileInfo(Log).Length > 8 * 1024 * 1024)
        {
            File.Move(Log, Log + ".1", overwrite: true);
        }

        // Made by us, because it quotes statements and so is nobody else's to read.
        new FileStream(Log, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }).Dispose();
    }

    private int PreferredPort()
    {
        var file = Path.Combine(options.DataDirectory, "connection-string");
        if (File.Exists(file) && new NpgsqlConnectionStringBuilder(File.ReadAllText(file).Trim()).Port is var last && IsFree(last))
        {
            return last;
        }

        return FreePort();
    }

    private static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private string Connect(string user, string password, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = user,
        Password = password,
        Database = database,
        // The superuser's few connections must not stay open in a pool nobody uses again.
        Pooling = !string.Equals(user, PostmasterSettings.Superuser, StringComparison.Ordinal),
    }.ConnectionString;

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL is not ready to start ({Reason}), trying again")]
    private static partial void LogRetrying(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL has not answered for {Patience}: it recovers from a crash, see {Log}")]
    private static partial void LogRecovering(ILogger logger, TimeSpan patience, string log);
}
