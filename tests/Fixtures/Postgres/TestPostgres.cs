using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.Fixtures.Postgres;

/// <summary>
/// One PostgreSQL for all tests of an assembly (<c>[assembly: AssemblyFixture(typeof(TestPostgres))]</c>), started by the
/// first test that asks for a database, gone with the process. TEST_POSTGRES names a server to use instead; its role must be
/// allowed to create databases.
/// </summary>
public sealed class TestPostgres : IAsyncDisposable
{
    private readonly SemaphoreSlim once = new(1);
    private TestFolder? folder;
    private PrivatePostgres? server;
    private string? admin;
    private string? product;
    private string? template;

    /// <summary>Writes survive a lost machine, as in production: for figures. Tests do without, which is faster.</summary>
    public bool Durable { get; init; }

    /// <summary>PostgreSQL's own process, once there is a database; null for a server that was given.</summary>
    public int? ProcessId => server?.ProcessId;

    /// <summary>A fresh database with all migrations. Dispose it to drop it.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        var name = $"test_{Guid.CreateVersion7():N}";
        await CopyAsync(template!, name, cancellationToken);
        return new TestDatabase(admin!, Named(product!, name), name);
    }

    /// <summary>A fresh database without any tables, for tests that migrate.</summary>
    public async Task<TestDatabase> CreateEmptyDatabaseAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        var name = $"test_{Guid.CreateVersion7():N}";
        await CopyAsync("template0", name, cancellationToken);
        return new TestDatabase(admin!, Named(product!, name), name);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
        else if (template is not null)
        {
            await TestDatabase.DropAsync(admin!, template);
        }

        folder?.Dispose();
        once.Dispose();
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await once.WaitAsync(cancellationToken);
        try
        {
            if (template is not null)
            {
                return;
            }

            if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } given)
            {
                admin = product = given;
            }
            else
            {
                folder ??= TestFolder.Create();
                var options = new PrivatePostgresOptions { DataDirectory = folder.Path, Throwaway = !Durable };
                server ??= await PrivatePostgres.StartAsync(options, NullLoggerFactory.Instance, TimeProvider.System, cancellationToken);
                admin = server.SuperuserConnectionString;
                product = server.ConnectionString;
            }

            // Another run may use the same given server at the same time.
            var fresh = $"template_{Guid.CreateVersion7():N}";
            await CopyAsync("template0", fresh, cancellationToken);
            await Migrations.ApplyAsync(Named(product, fresh), NullLoggerFactory.Instance, options: null, cancellationToken);
            template = fresh;
        }
        finally
        {
            once.Release();
        }
    }

    private async Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        var owner = new NpgsqlConnectionStringBuilder(product).Username;
        await TestDatabase.ExecuteAsync(admin!, $"""CREATE DATABASE "{to}" TEMPLATE "{from}" OWNER "{owner}" """, cancellationToken);
    }

    private static string Named(string connectionString, string database) => new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;
}
