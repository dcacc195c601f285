using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Storage;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Tests.Analyses.Laws;

/// <summary>Ways to the database that are not the ordinary one.</summary>
internal sealed class LawStorage : IAsyncDisposable
{
    // As many as there are groups under way at a time, at most: whatever is written behind them gathers.
    private const int Lanes = 8;

    private readonly LawDatabase _database;
    // Nobody listens there.
    private readonly NpgsqlDataSource _nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Pooling=false");
    private readonly NpgsqlDataSource _shared;
    private readonly GroupCommit _commits;

    public LawStorage(LawDatabase database)
    {
        _database = database;
        _shared = database.Another();
        _commits = new GroupCommit(_shared);
        NeverArrives = Through(new RelationalGrainStorage.Map<AnalysisState, AnalysisTable>(new AnalysisTable(_nowhere, new GroupCommit(_nowhere))));
        AnswerIsLost = Through(new Deaf(new RelationalGrainStorage.Map<AnalysisState, AnalysisTable>(new AnalysisTable(database.Source, new GroupCommit(database.Source)))));
        Shared = Through(new RelationalGrainStorage.Map<AnalysisState, AnalysisTable>(new AnalysisTable(_shared, _commits)));
    }

    /// <summary>Statements reach nobody.</summary>
    public RelationalGrainStorage NeverArrives { get; }

    /// <summary>Writes are committed, and the caller is told what Npgsql tells of a connection that is lost.</summary>
    public RelationalGrainStorage AnswerIsLost { get; }

    /// <summary>Writes that are called within <see cref="AsOne"/> share a round trip and a commit.</summary>
    public RelationalGrainStorage Shared { get; }

    /// <summary>Has these write through <see cref="Shared"/> as one group; ends when all have their outcome.</summary>
    public async Task<Step[]> AsOne(IEnumerable<Func<Task<Step>>> writes, bool isRefused)
    {
        // The only connection is taken, so that the lanes stand still until all are there.
        await using var connection = await _shared.OpenConnectionAsync();
        await using (var clock = new NpgsqlCommand(_database.Clock, connection))
        {
            await clock.ExecuteNonQueryAsync();
        }

        var before = Enumerable.Range(0, Lanes).Select(_ => Say("SELECT 'nothing'")).ToList();
        var refused = isRefused ? Say("SELECT (1 / 0)::text") : null;
        var outcomes = Task.WhenAll(writes.Select(write => write()).ToList());
        await connection.CloseAsync();
        await Task.WhenAll(before);
        if (refused is not null)
        {
            // Its own outcome, and nobody else's.
            var fault = await Assert.ThrowsAsync<StorageException>(() => refused);
            Assert.Equal(PostgresErrorCodes.DivisionByZero, fault.SqlState);
        }

        return await outcomes;

        Task<string?> Say(string sql) => _commits.One(new WriteOrder(LocksDocument: false, Guid.Empty), sql, _ => { }, row => row.GetString(0));
    }

    public async ValueTask DisposeAsync()
    {
        await _nowhere.DisposeAsync();
        await _shared.DisposeAsync();
    }

    private static RelationalGrainStorage Through(RelationalGrainStorage.IMap<AnalysisState> map) =>
        new(new ServiceCollection().AddSingleton(map).BuildServiceProvider());

    private sealed class Deaf(RelationalGrainStorage.IMap<AnalysisState> map) : RelationalGrainStorage.IMap<AnalysisState>
    {
        public Task Read(Guid id, IGrainState<AnalysisState> grainState) => map.Read(id, grainState);

        public async Task Write(Guid id, IGrainState<AnalysisState> grainState)
        {
            try
            {
                await map.Write(id, new GrainState<AnalysisState> { State = grainState.State, ETag = grainState.ETag, RecordExists = grainState.RecordExists });
            }
            catch (InconsistentStateException)
            {
                // That it was overtaken is an answer too.
            }

            throw Statements.Translate(new NpgsqlException("The connection was lost."));
        }
    }
}
