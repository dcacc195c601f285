using System.Globalization;
using Npgsql;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Documents;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Tests.Storage;

public sealed class RelationalGrainStorageTests(TestPostgres postgres) : IAsyncLifetime
{
    private readonly Guid _document = Guid.CreateVersion7();
    private readonly Guid _analysis = Guid.CreateVersion7();
    private TestDatabase _database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync(Token);
        Assert.True(await new Activation<DocumentState>(_database.DataSource, _document).TryWrite(Steps.Store(1)));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Read_NoRow_IsAnEmptyState()
    {
        var activation = Analysis();
        await activation.ReadStateAsync();
        Assert.False(activation.RecordExists);
        Assert.Null(activation.Etag);
        Assert.Equal(0, activation.State.Version);
    }

    [Fact]
    public async Task Write_Steps_MemoryIsWhatTheRowSays()
    {
        var activation = Analysis();
        var worker = NewWorker();
        Assert.True(await activation.TryWrite(Steps.Accept(_document)));
        await AssertIsTheRow(activation, version: 1);
        Assert.True(await activation.TryWrite(Steps.Begin(activation.State, worker)));
        await AssertIsTheRow(activation, version: 2);
        Assert.True(await activation.TryWrite(Steps.Complete(activation.State, worker)));
        await AssertIsTheRow(activation, version: 3);
        Assert.Equal(AnalysisStatus.Completed, activation.State.Status);
    }

    [Fact]
    public async Task Clear_IsNoWayToDelete() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Analysis().ClearStateAsync());

    [Fact]
    public async Task Write_TwoActivationsFromOneVersion_OneWinsAndTheOtherSeesItsRow()
    {
        Assert.True(await Analysis().TryWrite(Steps.Accept(_document)));
        var activations = new[] { Analysis(), Analysis() };
        foreach (var activation in activations)
        {
            await activation.ReadStateAsync();
        }

        var won = await Meet([.. activations.Select(activation => (Func<Task<bool>>)(() => activation.TryWrite(Steps.Begin(activation.State, NewWorker()))))]);

        Assert.Single(won, outcome => outcome);
        foreach (var activation in activations)
        {
            await AssertIsTheRow(activation, version: 2);
        }

        Assert.Equal(activations[0].State.Worker, activations[1].State.Worker);
        Assert.Equal(2, await _database.ScalarAsync<long>($"SELECT count(*) FROM analysis_transitions WHERE analysis_id = '{_analysis}'", Token));
    }

    [Fact]
    public async Task Write_OneCompletesWhileAnotherFails_OneWinsAndTheOtherSeesItsRow()
    {
        var worker = NewWorker();
        var first = Analysis();
        Assert.True(await first.TryWrite(Steps.Accept(_document)));
        Assert.True(await first.TryWrite(Steps.Begin(first.State, worker)));
        var second = Analysis();
        await second.ReadStateAsync();

        var won = await Meet(
            () => first.TryWrite(Steps.Complete(first.State, worker)),
            () => second.TryWrite(second.State with { Pending = new AnalysisTransition.Fail(worker, second.State.Run, Analyzer: null, new AnalysisError(AnalysisErrorCode.Internal, "A test's.")) }));

        Assert.Single(won, outcome => outcome);
        await AssertIsTheRow(first, version: 3);
        await AssertIsTheRow(second, version: 3);
        Assert.Equal(won[0] ? AnalysisStatus.Completed : AnalysisStatus.Failed, second.State.Status);
    }

    [Fact]
    public async Task Write_ManyFirstWritesOfOneId_OneInserts()
    {
        var activations = Enumerable.Range(0, 8).Select(_ => Analysis()).ToArray();
        var won = await Task.WhenAll(activations.Select(activation => Task.Run(() => activation.TryWrite(Steps.Accept(_document)))));
        Assert.Single(won, outcome => outcome);
        foreach (var activation in activations)
        {
            await AssertIsTheRow(activation, version: 1);
        }
    }

    [Fact]
    public async Task Write_ManyDocumentsOfTheSameBytes_OneIsStoredAndTheOthersAreNothing()
    {
        var activations = Enumerable.Range(0, 8).Select(_ => new Activation<DocumentState>(_database.DataSource, Guid.CreateVersion7())).ToArray();
        var won = await Task.WhenAll(activations.Select(activation => Task.Run(() => activation.TryWrite(Steps.Store(2)))));
        Assert.Single(won, outcome => outcome);
        Assert.Equal(won, activations.Select(activation => activation.RecordExists));
        Assert.Equal(1, await _database.ScalarAsync<long>("SELECT count(*) FROM document_contents WHERE content = '\\x02'", Token));
    }

    [Fact]
    public async Task Write_RowIsGone_IsOvertakenAndMemoryIsEmpty()
    {
        var activation = Analysis();
        Assert.True(await activation.TryWrite(Steps.Accept(_document)));
        await _database.ExecuteAsync($"DELETE FROM documents WHERE id = '{_document}'", Token);

        Assert.False(await activation.TryWrite(Steps.Begin(activation.State, NewWorker())));

        Assert.False(activation.RecordExists);
        Assert.Null(activation.Etag);
    }

    [Fact]
    public async Task Write_DocumentIsBeingDeleted_InsertsNothing()
    {
        await _database.ExecuteAsync($"UPDATE documents SET deleted_at = now() WHERE id = '{_document}'", Token);
        var activation = Analysis();
        Assert.False(await activation.TryWrite(Steps.Accept(_document)));
        Assert.False(activation.RecordExists);
        Assert.Equal(0, await _database.ScalarAsync<long>("SELECT (SELECT count(*) FROM analyses) + (SELECT count(*) FROM analysis_transitions)", Token));
    }

    // All statements take their snapshot and wait at the row before the first may go on.
    private async Task<bool[]> Meet(params Func<Task<bool>>[] writes)
    {
        await using var holder = await _database.DataSource.OpenConnectionAsync(Token);
        await using var transaction = await holder.BeginTransactionAsync(Token);
        await using var command = new NpgsqlCommand($"SELECT FROM analyses WHERE id = '{_analysis}' FOR UPDATE", holder);
        await command.ExecuteNonQueryAsync(Token);
        var running = writes.Select(write => Task.Run(write, Token)).ToArray();
        await _database.WaitForBlockedAsync(running.Length, Token);
        await transaction.CommitAsync(Token);
        return await Task.WhenAll(running);
    }

    private async Task AssertIsTheRow(Activation<AnalysisState> activation, long version)
    {
        var row = await new AnalysisTable(_database.DataSource, new GroupCommit(_database.DataSource)).Read(_analysis);
        Assert.NotNull(row);
        Assert.Equal(version, row.Version);
        Assert.Equal(row.RequestHash, activation.State.RequestHash);
        Assert.Equal(row, activation.State with { RequestHash = row.RequestHash });
        Assert.Equal(version.ToString(CultureInfo.InvariantCulture), activation.Etag);
        Assert.True(activation.RecordExists);
    }

    private Activation<AnalysisState> Analysis() => new(_database.DataSource, _analysis);

    private static WorkerId NewWorker() => new(Guid.CreateVersion7());
}
