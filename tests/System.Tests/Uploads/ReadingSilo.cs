using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Uploads;

/// <summary>
/// A silo with two readers for the tests of one class. What a file may cost them is bounded as in the product; only what a clock on the
/// wall bounds is longer, because on a busy machine that says nothing of the file.
/// </summary>
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
        _silo = await ServerProcess.Silo($"--ConnectionStrings:Postgres={_database.ConnectionString}", "--Reading:Readers=2", "--Reading:MaxTime=00:00:20", "--Reading:MaxWait=00:00:25", "--Reading:MaxAnswer=00:00:50").Ready();
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
