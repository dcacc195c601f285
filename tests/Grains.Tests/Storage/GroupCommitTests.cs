using Npgsql;
using NpgsqlTypes;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Storage;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.Grains.Tests.Storage;

/// <summary>Writes that share a commit: each keeps its own outcome, whatever becomes of the others.</summary>
public sealed class GroupCommitTests(TestPostgres postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private GroupCommit _commits = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync(Token);
        await _database.ExecuteAsync("CREATE TABLE notes (id uuid PRIMARY KEY, n int NOT NULL CHECK (n >= 0))", Token);
        _commits = new GroupCommit(_database.DataSource);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Writes_WhileOthersAreUnderWay_ShareTheirCommits()
    {
        var writes = await BehindALock(() => [.. Enumerable.Range(0, 100).Select(n => Insert(n))]);

        Assert.Equal(Enumerable.Range(0, 100), (await Task.WhenAll(writes)).Select(row => row!.N));
        Assert.InRange(await _database.ScalarAsync<long>("SELECT count(DISTINCT xmin::text) FROM notes", Token), 1, 20);
    }

    [Fact]
    public async Task Writes_OneOfThemRefused_TheOthersAreThere()
    {
        var writes = await BehindALock(() => [Insert(1), Insert(-1), Insert(2)]);

        Assert.Equal(1, (await writes[0])!.N);
        var refused = await Assert.ThrowsAsync<StorageException>(() => writes[1]);
        Assert.Equal((PostgresErrorCodes.CheckViolation, "notes_n_check"), (refused.SqlState, refused.Constraint));
        Assert.Equal(2, (await writes[2])!.N);
        Assert.Equal(2, await _database.ScalarAsync<long>("SELECT count(*) FROM notes WHERE n > 0", Token));
    }

    [Fact]
    public async Task Writes_OfOneRow_SeeEachOther()
    {
        var id = Guid.CreateVersion7();
        var writes = await BehindALock(() => [Insert(7, id), Insert(8, id)]);

        Assert.Equal(7, (await writes[0])!.N);
        Assert.Null(await writes[1]);
    }

    [Fact]
    public async Task Writes_SessionIsTerminated_HaveAnUnknownOutcomeAndTheNextTakesAnother()
    {
        await _database.ExecuteAsync("INSERT INTO notes SELECT gen_random_uuid(), 0", Token);
        Task<Note?> blocked;
        await using (var holder = await Locked())
        {
            blocked = Touch();
            await _database.WaitForBlockedAsync(1, Token);
            await _database.ExecuteAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0", Token);
            await Assert.ThrowsAsync<UnavailableException>(() => blocked);
        }

        Assert.Equal(3, (await Insert(3))!.N);
    }

    [Fact]
    public async Task Writes_TheirRowCannotBeRead_FailAlone()
    {
        var writes = await BehindALock(() =>
        [
            Insert(1),
            _commits.One<Note>(default, "SELECT 1", _ => { }, _ => throw new InvalidCastException("not a note")),
            Insert(2),
        ]);

        await Assert.ThrowsAsync<InvalidCastException>(() => writes[1]);
        Assert.Equal((1, 2), ((await writes[0])!.N, (await writes[2])!.N));
    }

    [Fact]
    public async Task Writes_RolledBackWithTheirGroupAndOvertakenMeanwhile_AreToldSo()
    {
        // What a sequence has given stays given: the first try has a row, the one after the group was refused has none.
        await _database.ExecuteAsync("CREATE SEQUENCE tries", Token);

        var writes = await BehindALock(() =>
        [
            _commits.One(default, "SELECT 1 WHERE nextval('tries') = 1", _ => { }, row => new Note(row.GetInt32(0))),
            Insert(-1),
        ]);

        await Assert.ThrowsAsync<StorageException>(() => writes[1]);
        Assert.Null(await writes[0]);
    }

    [Fact]
    public async Task Writes_OneEndsTheSession_HaveAnUnknownOutcomeAndAreNotTriedAlone()
    {
        await _database.ExecuteAsync("CREATE SEQUENCE tries", Token);

        var writes = await BehindALock(() =>
        [
            _commits.One(default, "SELECT nextval('tries')::int", _ => { }, row => new Note(row.GetInt32(0))),
            _commits.One(new WriteOrder(LocksDocument: false, Guid.CreateVersion7()), "SELECT 1 FROM pg_terminate_backend(pg_backend_pid())", _ => { }, row => new Note(row.GetInt32(0))),
        ]);

        await Assert.ThrowsAsync<UnavailableException>(() => writes[0]);
        await Assert.ThrowsAsync<UnavailableException>(() => writes[1]);
        Assert.Equal(1, await _database.ScalarAsync<long>("SELECT last_value FROM tries", Token));
    }

    [Fact]
    public async Task Writes_OneOfALockedRow_TheOthersAreThereBeforeItIsFree()
    {
        var locked = Guid.CreateVersion7();
        await _database.ExecuteAsync($"INSERT INTO notes VALUES ('{locked}', 0)", Token);
        await using var source = NpgsqlDataSource.Create(ConnectionStrings.Prepare(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Options = "-c lock_timeout=100ms" }.ConnectionString));
        var commits = new GroupCommit(source);
        await using var holder = await _database.DataSource.OpenConnectionAsync(Token);
        await using var transaction = await holder.BeginTransactionAsync(Token);
        await using var command = new NpgsqlCommand($"SELECT FROM notes WHERE id = '{locked}' FOR UPDATE", holder);
        await command.ExecuteNonQueryAsync(Token);

        var waiting = Enumerable.Range(0, 3).Select(_ => commits.One(new WriteOrder(LocksDocument: false, locked), $"UPDATE notes SET n = n WHERE id = '{locked}' RETURNING n", _ => { }, row => new Note(row.GetInt32(0)))).ToList();
        var others = Enumerable.Range(1, 50).Select(n => Insert(n, id: null, commits)).ToList();

        Assert.Equal(Enumerable.Range(1, 50), (await Task.WhenAll(others)).Select(row => row!.N));
        foreach (var write in waiting)
        {
            Assert.True((await Assert.ThrowsAsync<UnavailableException>(() => write)).IsRefused);
        }
    }

    [Fact]
    public async Task Writes_OfRowsThatWereFoundLocked_HoldUpNoOthers()
    {
        await _database.ExecuteAsync(
            "CREATE FUNCTION held() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'held' USING ERRCODE = 'lock_not_available'; END $$", Token);
        var rows = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var row in rows)
        {
            await Insert(0, row);
            await Assert.ThrowsAsync<UnavailableException>(() => Write(row, "SELECT held()"));
        }

        List<Task<Note?>> waiting;
        await using (var holder = await Locked())
        {
            waiting = [.. rows.Select(row => Write(row, $"UPDATE notes SET n = 1 WHERE id = '{row}' RETURNING n"))];
            await _database.WaitForBlockedAsync(2, Token);

            Assert.Equal(7, (await Insert(7))!.N);
        }

        Assert.All(await Task.WhenAll(waiting), row => Assert.Equal(1, row!.N));

        Task<Note?> Write(Guid row, string sql) => _commits.One(new WriteOrder(LocksDocument: false, row), sql, _ => { }, read => new Note(read.GetInt32(0)));
    }

    // All lanes wait for a lock, so that what comes now gathers.
    private async Task<Task<Note?>[]> BehindALock(Func<Task<Note?>[]> gather)
    {
        await _database.ExecuteAsync("INSERT INTO notes SELECT gen_random_uuid(), 0", Token);
        Task<Note?>[] first;
        Task<Note?>[] writes;
        await using (var holder = await Locked())
        {
            first = [.. Enumerable.Range(0, 8).Select(_ => Touch())];
            await _database.WaitForBlockedAsync(2, Token);
            writes = gather();
        }

        // They may have gone with a write that they shared a session with.
        await ((Task)Task.WhenAll(first)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return writes;
    }

    private async Task<NpgsqlConnection> Locked()
    {
        var holder = await _database.DataSource.OpenConnectionAsync(Token);
        await holder.BeginTransactionAsync(Token);
        await using var command = new NpgsqlCommand("SELECT FROM notes FOR UPDATE", holder);
        await command.ExecuteNonQueryAsync(Token);
        return holder;
    }

    private Task<Note?> Touch() => _commits.One(default, "UPDATE notes SET n = n RETURNING n", _ => { }, row => new Note(row.GetInt32(0)));

    private Task<Note?> Insert(int n, Guid? id = null, GroupCommit? commits = null)
    {
        var row = id ?? Guid.CreateVersion7();
        return (commits ?? _commits).One(
            new WriteOrder(LocksDocument: false, row),
            "INSERT INTO notes VALUES (@id, @n) ON CONFLICT DO NOTHING RETURNING n",
            parameters =>
            {
                parameters.AddWithValue("id", row);
                parameters.AddWithValue("n", NpgsqlDbType.Integer, n);
            },
            read => new Note(read.GetInt32(0)));
    }

    private sealed record Note(int N);
}
