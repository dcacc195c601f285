using Npgsql;
using NpgsqlTypes;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Tests.Storage;

/// <summary>Writes that share a statement: each keeps its own outcome, whatever becomes of the others.</summary>
public sealed class SetStatementTests(TestPostgres postgres) : IAsyncLifetime
{
    private static readonly SetStatement<Note, Note> _add = Statement(
        "add",
        "WITH a AS (INSERT INTO notes SELECT * FROM unnest(@id, @n) ON CONFLICT DO NOTHING RETURNING *), told AS (INSERT INTO statements DEFAULT VALUES) SELECT * FROM a");

    private static readonly SetStatement<Note, Note> _raise = Statement(
        "raise", "UPDATE notes SET n = n + w.more FROM unnest(@id, @n) w (key, more) WHERE id = w.key AND n >= 0 RETURNING id, n");

    private TestDatabase _database = null!;
    private GroupCommit _commits = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync(Token);
        await _database.ExecuteAsync("CREATE TABLE notes (id uuid PRIMARY KEY, n int CHECK (n >= 0)); CREATE TABLE statements (n serial); CREATE TABLE gate (n int); INSERT INTO gate VALUES (1)", Token);
        _commits = new GroupCommit(_database.DataSource);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Writes_OfOneKind_ShareAStatement()
    {
        var notes = Notes(100);
        var written = await Gathered(() => [.. notes.Select(note => Write(_add, note))]);

        Assert.Equal(notes, await Task.WhenAll(written));
        Assert.InRange(await _database.ScalarAsync<long>("SELECT count(*) FROM statements", Token), 1, 10);
    }

    [Fact]
    public async Task Writes_SomeWereOvertaken_TheOthersHaveTheirOwnRows()
    {
        var notes = Notes(9);
        await Task.WhenAll(notes.Where(note => note.N % 3 == 0).Select(note => Write(_add, note)));

        var written = await Gathered(() => [.. notes.Select(note => Write(_add, note))]);

        Assert.Equal(notes.Select(note => note.N % 3 == 0 ? null : note), await Task.WhenAll(written));
    }

    [Fact]
    public async Task Writes_OneOfThemRefused_TheOthersAreThere()
    {
        var notes = Notes(20);
        notes[13] = notes[13] with { N = -1 };
        var written = await Gathered(() => [.. notes.Select(note => Write(_add, note))]);

        foreach (var (write, note) in written.Zip(notes))
        {
            if (note.N < 0)
            {
                Assert.Equal(PostgresErrorCodes.CheckViolation, (await Assert.ThrowsAsync<StorageException>(() => write)).SqlState);
            }
            else
            {
                Assert.Equal(note, await write);
            }
        }
    }

    [Fact]
    public async Task Writes_OfOneRow_AreStatementsOfTheirOwn()
    {
        var note = new Note(Guid.CreateVersion7(), 1);
        await Write(_add, note);

        var written = await Gathered(() => [.. Enumerable.Range(0, 5).Select(_ => Write(_raise, note))]);

        Assert.Equal([2, 3, 4, 5, 6], (await Task.WhenAll(written)).Select(row => row!.N!.Value).Order());
    }

    [Fact]
    public async Task Writes_OfTwoKinds_EachHaveTheirOwnAnswer()
    {
        var (old, fresh) = (Notes(8), Notes(8));
        await Task.WhenAll(old.Select(note => Write(_add, note)));

        var written = await Gathered(() => [.. old.Zip(fresh).SelectMany(pair => new[] { Write(_raise, pair.First with { N = 100 }), Write(_add, pair.Second) })]);

        Assert.Equal(old.Zip(fresh).SelectMany(pair => new[] { pair.First with { N = pair.First.N + 100 }, pair.Second }), await Task.WhenAll(written));
    }

    [Fact]
    public async Task Writes_WithValuesThatAreNull_KeepThem()
    {
        var notes = Notes(3).Append(new Note(Guid.CreateVersion7(), null)).ToList();

        var written = await Gathered(() => [.. notes.Select(note => Write(_add, note))]);

        await Task.WhenAll(written);
        Assert.Equal(1, await _database.ScalarAsync<long>("SELECT count(*) FROM notes WHERE n IS NULL", Token));
    }

    private static SetStatement<Note, Note> Statement(string name, string sql) => new(
        name,
        LocksDocument: false,
        sql,
        [SetColumn<Note>.Of("id", NpgsqlDbType.Uuid, note => note.Id), SetColumn<Note>.Of("n", NpgsqlDbType.Integer, note => note.N)],
        row => row.GetGuid(0),
        row => new Note(row.GetGuid(0), row.Maybe<int>(1)));

    private static List<Note> Notes(int count) => [.. Enumerable.Range(1, count).Select(n => new Note(Guid.CreateVersion7(), n))];

    private Task<Note?> Write(SetStatement<Note, Note> statement, Note note) => _commits.One(statement, note.Id, note);

    // All lanes wait for a lock, so that what comes now gathers.
    private async Task<Task<Note?>[]> Gathered(Func<Task<Note?>[]> gather)
    {
        List<Task<Note?>> gates;
        Task<Note?>[] writes;
        await using (var holder = await _database.DataSource.OpenConnectionAsync(Token))
        {
            await using var transaction = await holder.BeginTransactionAsync(Token);
            await using var command = new NpgsqlCommand("SELECT FROM gate FOR UPDATE", holder);
            await command.ExecuteNonQueryAsync(Token);
            gates = [.. Enumerable.Range(0, 8).Select(_ => _commits.One(default, "UPDATE gate SET n = n RETURNING n", _ => { }, row => new Note(Guid.Empty, row.GetInt32(0))))];
            await _database.WaitForBlockedAsync(2, Token);
            writes = gather();
        }

        await Task.WhenAll(gates);
        return writes;
    }

    private sealed record Note(Guid Id, int? N);
}
