using Npgsql;

namespace OrleansResume.Grains.Storage;

/// <summary>
/// Carries out the writes of this silo's grains, many in one round trip and one commit: while one group is under way the next
/// gathers, so that nobody waits where little happens, and a busy silo commits seldom. Each write has an outcome of its own. Where
/// the database refuses one, nothing of its group was carried out, and each is tried again by itself; a lost connection is an
/// unknown outcome for all.
/// </summary>
/// <param name="database">Where they are written.</param>
/// <param name="time">For how long a row that was found locked keeps to itself.</param>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "What waits for its places outlives the host; without a wait handle there is nothing to free.")]
internal sealed class GroupCommit(NpgsqlDataSource database, TimeProvider? time = null)
{
    // A group holds its rows' locks until its last statement, and all wait for all.
    private const int Most = 64;

    // A grain's caller waits 10 s for it: a connection that swallows what it is sent must be given up before that.
    private const int Seconds = 5;

    // Writes of a refused group that are tried at a time, each on a connection of its own.
    private const int Few = 4;

    // Groups under way at a time: one reads its answers while the other's statements run.
    private static readonly int _lanes = Math.Clamp(Environment.ProcessorCount, 2, 8);

    private readonly Lock _lock = new();
    private readonly LockedRows _locked = new(time ?? TimeProvider.System);

    private readonly SemaphoreSlim _tried = new(2 * Few);
    private readonly SemaphoreSlim _suspected = new(Few);
    private readonly Queue<GroupWrite> _waiting = new();
    private int _underWay;

    /// <summary>Carries out one statement. Ends once it is committed, with its first row; null where it returned none.</summary>
    /// <param name="order">The place in a group. Two groups that lock the same rows lock them in the same order.</param>
    /// <param name="sql">One statement.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="read">Makes a value of the row; may run twice.</param>
    /// <exception cref="StorageException">As for any statement; so is an outage.</exception>
    public Task<T?> One<T>(WriteOrder order, string sql, Action<NpgsqlParameterCollection> parameters, Func<NpgsqlDataReader, T> read)
        where T : class
    {
        var write = new SingleWrite<T>(order, sql, parameters, read);
        Carry(write);
        return write.Outcome;
    }

    /// <summary>The same by a statement that others of this moment share.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="row">The row that is written.</param>
    /// <param name="values">What it is written with.</param>
    /// <exception cref="StorageException">As for any statement; so is an outage.</exception>
    public Task<T?> One<TRow, T>(SetStatement<TRow, T> statement, Guid row, TRow values)
        where T : class
    {
        var write = new SetWrite<TRow, T>(statement, row, values);
        Carry(write);
        return write.Outcome;
    }

    private void Carry(GroupWrite write)
    {
        if (_locked.Contains(write.Order.Row))
        {
            // Whoever holds that row holds up nobody else.
            _ = Task.Run(() => Alone(write, _suspected));
            return;
        }

        GroupWrite[] group;
        lock (_lock)
        {
            _waiting.Enqueue(write);
            if (_underWay >= _lanes)
            {
                return;
            }

            _underWay++;
            group = Next();
        }

        Start(group);
    }

    private GroupWrite[] Next()
    {
        var group = new GroupWrite[Math.Min(Most, _waiting.Count)];
        for (var place = 0; place < group.Length; place++)
        {
            group[place] = _waiting.Dequeue();
        }

        return group;
    }

    // Off every grain's turn, and in a trace where its first write is.
    private void Start(GroupWrite[] group)
    {
        if (group[0].Context is { } context)
        {
            ExecutionContext.Run(context, _ => _ = Task.Run(() => Run(group)), state: null);
        }
        else
        {
            _ = Task.Run(() => Run(group));
        }
    }

    // Never throws: each write's outcome goes to whoever waits for it.
    private async Task Run(GroupWrite[] group)
    {
        Array.Sort(group, (a, b) => WriteOrder.Compare(a.Order, b.Order));
        // Beside the lanes: the one that was refused may have waited for a lock, and waits again.
        var alone = await Together(group) ? Task.CompletedTask : Task.WhenAll(group.Select(write => Alone(write, _tried)));

        GroupWrite[]? next = null;
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                _underWay--;
            }
            else
            {
                next = Next();
            }
        }

        if (next is not null)
        {
            Start(next);
        }

        await alone;
    }

    private async Task Alone(GroupWrite write, SemaphoreSlim places)
    {
        await places.WaitAsync();
        try
        {
            await Together([write]);
        }
        finally
        {
            places.Release();
        }
    }

    // False where one of several was refused: none was carried out.
    private async Task<bool> Together(GroupWrite[] group)
    {
        try
        {
            await using var batch = database.CreateBatch();
            batch.Timeout = Seconds;
            var statements = GroupWrite.Statements(group);
            foreach (var writes in statements)
            {
                batch.BatchCommands.Add(writes.Span[0].Command(writes.Span));
            }

            await using (var reader = await batch.ExecuteReaderAsync())
            {
                foreach (var writes in statements)
                {
                    await writes.Span[0].Take(reader, writes);
                    await reader.NextResultAsync();
                }
            }

            // Only here it is committed.
            Array.ForEach(group, write => write.Tell());
            return true;
        }
        catch (PostgresException exception) when (group.Length > 1 && exception.InvariantSeverity is not ("FATAL" or "PANIC"))
        {
            // Where the server ended the session instead, all may have been committed before it said so.
            return false;
        }
        catch (Exception exception)
        {
            if (exception is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
            {
                Array.ForEach(group, write => _locked.Add(write.Order.Row));
            }

            var told = exception is NpgsqlException fault ? Statements.Translate(fault) : exception;
            Array.ForEach(group, write => write.Fail(told));
            return true;
        }
    }
}
