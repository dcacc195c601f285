using Npgsql;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Documents;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Tests.Storage;

/// <summary>A write that fails: memory as before, the cause in words of ours, and nothing of the row in them.</summary>
public sealed class FailedWritesTests(TestPostgres postgres) : IAsyncLifetime
{
    private const string Secret = "Ottilie Brandvold";
    private readonly Guid _document = Guid.CreateVersion7();
    private TestDatabase _database = null!;
    private Activation<AnalysisState> _activation = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync(Token);
        Assert.True(await new Activation<DocumentState>(_database.DataSource, _document).TryWrite(Steps.Store(1)));
        _activation = new Activation<AnalysisState>(_database.DataSource, Guid.CreateVersion7());
        Assert.True(await _activation.TryWrite(Steps.Accept(_document, job: Secret)));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Write_TriggerRaises_IsAStorageExceptionAndMemoryIsAsBefore()
    {
        await _database.ExecuteAsync(
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = 'P0042'; END $$;
            CREATE TRIGGER refuse BEFORE UPDATE ON analyses FOR EACH ROW EXECUTE FUNCTION refuse();
            """,
            Token);

        var failed = await Fails(_activation, Steps.Begin(_activation.State, NewWorker()));

        Assert.Equal(("P0042", null), (failed.SqlState, failed.Constraint));
        await _database.ExecuteAsync("DROP TRIGGER refuse ON analyses", Token);
        Assert.True(await _activation.TryWrite(Steps.Begin(_activation.State, NewWorker())));
    }

    [Fact]
    public async Task Write_HistoryRefuses_TheStepIsNotTakenEither()
    {
        await _database.ExecuteAsync("ALTER TABLE analysis_transitions ADD CONSTRAINT no_begin CHECK (reason <> 'begun')", Token);

        var failed = await Fails(_activation, Steps.Begin(_activation.State, NewWorker()));

        Assert.Equal((PostgresErrorCodes.CheckViolation, "no_begin"), (failed.SqlState, failed.Constraint));
        Assert.Equal("queued", await _database.ScalarAsync<string>("SELECT status FROM analyses", Token));
    }

    [Fact]
    public async Task Write_DeferredConstraintRefusesAtTheCommit_IsAStorageException()
    {
        await _database.ExecuteAsync(
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = 'P0042'; END $$;
            CREATE CONSTRAINT TRIGGER refuse AFTER UPDATE ON analyses DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse();
            """,
            Token);

        var failed = await Fails(_activation, Steps.Begin(_activation.State, NewWorker()));

        Assert.Equal("P0042", failed.SqlState);
        Assert.Equal("queued", await _database.ScalarAsync<string>("SELECT status FROM analyses", Token));
    }

    [Theory]
    [InlineData("documents_file_name_check", Secret + "0123456789012345678901234567890123456789")]
    public async Task Write_ConstraintRefuses_IsNamedAndNoValueOfTheRowIs(string constraint, string start)
    {
        var activation = new Activation<DocumentState>(_database.DataSource, Guid.CreateVersion7());
        var failed = await Fails(activation, Steps.Store(2, fileName: start.PadRight(256, 'x')));
        Assert.Equal((PostgresErrorCodes.CheckViolation, constraint), (failed.SqlState, failed.Constraint));
        Assert.False(activation.RecordExists);
    }

    [Fact]
    public async Task Write_TextThatPostgresCannotHold_IsAStorageExceptionWithoutTheText()
    {
        var activation = new Activation<AnalysisState>(_database.DataSource, Guid.CreateVersion7());
        var failed = await Fails(activation, Steps.Accept(_document, job: $"{Secret}\0"));
        Assert.Equal("22021", failed.SqlState);
    }

    private static async Task<StorageException> Fails<TState>(Activation<TState> activation, TState next)
        where TState : class, new()
    {
        var before = (activation.State, activation.Etag, activation.RecordExists);
        var failed = await Assert.ThrowsAsync<StorageException>(() => activation.TryWrite(next));
        Assert.Same(before.State, activation.State);
        Assert.Equal((before.Etag, before.RecordExists), (activation.Etag, activation.RecordExists));
        Assert.Null(failed.InnerException);
        Assert.DoesNotContain("Ottilie", failed.ToString(), StringComparison.OrdinalIgnoreCase);
        return failed;
    }

    private static WorkerId NewWorker() => new(Guid.CreateVersion7());
}
