using OrleansResume.Api.Guests;
using OrleansResume.Silo.Cluster;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.Silo;

/// <summary>The database of this process: the user's, or a private one that ends with it. Brought to this binary's version.</summary>
public sealed class SiloDatabase : IAsyncDisposable
{
    private readonly PrivatePostgres? _own;
    private readonly ILoggerFactory _loggers;

    private SiloDatabase(PrivatePostgres? own, string connectionString, ILoggerFactory loggers)
    {
        _own = own;
        _loggers = loggers;
        ConnectionString = connectionString;
    }

    /// <summary>As the user gave it, or the private PostgreSQL's.</summary>
    public string ConnectionString { get; }

    /// <summary>Finds or starts the database, and applies what it lacks of sql/.</summary>
    public static async Task<SiloDatabase> Open(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var loggers = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
        PrivatePostgres? own = null;
        try
        {
            var given = builder.Configuration.GetConnectionString("Postgres");
            if (string.IsNullOrWhiteSpace(given))
            {
                var dataDirectory = builder.Configuration["DataDirectory"] ?? ".data";
                own = await PrivatePostgres.StartAsync(dataDirectory, loggers, TimeProvider.System, CancellationToken.None);
                given = own.ConnectionString;
            }

            var prepared = Prepared(given);
            var options = new MigrationOptions { Afterwards = (_, _) => GuestKeys.EnsureFirst(prepared, builder.Configuration) };
            await Migrations.ApplyAsync(prepared, loggers, options, CancellationToken.None);
            return new SiloDatabase(own, given, loggers);
        }
        catch
        {
            if (own is not null)
            {
                await own.DisposeAsync();
            }

            loggers.Dispose();
            throw;
        }
    }

    // Npgsql names the key it stumbled over, or nothing: the string holds a password, and is not repeated.
    private static string Prepared(string given)
    {
        try
        {
            return ConnectionStrings.Prepare(given);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new SiloConfigurationException("ConnectionStrings__Postgres is no connection string that Npgsql understands. It looks like 'Host=db;Database=resume;Username=resume;Password=…'");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }

        _loggers.Dispose();
    }
}
