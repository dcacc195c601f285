using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Uploads;

/// <summary>A silo with two readers and the bounds of the product, for the tests of one class.</summary>
public sealed class ReadingSilo(TestPostgres postgres) : IAsyncLifetime
{
    private TestDatabase? _database;
    private ServerProcess? _silo;

    /// <summary>It.</summary>
    public ServerProcess Silo => _silo ?? throw new InvalidOperationException("It has not started.");

    /// <summary>Becomes a guest of it.</summary>
    public Task<ResumeClient> Guest() => ResumeClient.NewGuest(Silo.Api);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync(CancellationToken.None);
        _silo = await ServerProcess.Silo($"--ConnectionStrings:Postgres={_database.ConnectionString}", "--Reading:Readers=2").Ready();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_silo is not null)
        {
            await _silo.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}
