using Npgsql;

namespace OrleansResume.Grains.Storage;

/// <summary>
/// Carries out the writes of this silo's grains, many in one round trip and one commit: while one group is under way the next
/// gathers, so that nobody waits where little happens, and a busy silo commits seldom. Each write has an outcome of its own. Where
/// the database refuses one, nothing of its group was carried out, and each is tried again by itself; a lost connection is an
/// unknown outcome for all.
/// </summary>
/// <param name="database">Where they are written.</param>
/// <param name="time">How long a group has taken, and for how long a row that was found locked keeps to itself.</param>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "What waits for its places outlives the host; without a wait handle there is nothing to free.")]
internal sealed partial class GroupCommit(NpgsqlDataSource database, TimeProvider? time = null)
{
    // A group holds its rows' locks until its last statement, and all wait for all.
    private const int Most = 96;

    // Groups under way at a time. One after the other they are larger, and a row costs less the more share its statement; so another
    // begins only beside one that takes long (for a lock, say), or where so many wait that they fill it.
    private static readonly int _lanes = Math.Clamp(Environment.ProcessorCount, 2, 8);
    private static readonly TimeSpan _long = TimeSpan.FromMilliseconds(10);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly LockedRows _locked = new(time ?? TimeProvider.System);
    private readonly Queue<GroupWrite> _waiting = new();
    private int _underWay;
    private long _lastBegan;
    private bool _isWatched;

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
            if (!HasLane())
            {
                return;
            }

            group = Open();
        }

        Start(group);
    }

    private bool HasLane() =>
        _underWay == 0 || (_underWay < _lanes && (_waiting.Count >= Most || _time.GetElapsedTime(_lastBegan) >= _long));

    private GroupWrite[] Open()
    {
        _underWay++;
        if (!_isWatched)
        {
            _isWatched = true;
            using (ExecutionContext.SuppressFlow())
            {
                _ = Task.Run(Watch);
            }
        }

        return Next();
    }

    // For those that wait behind a group that takes long, with nobody coming after them: while anything is under way.
    private async Task Watch()
    {
        while (true)
        {
            await Task.Delay(_long, _time, CancellationToken.None);
            GroupWrite[]? group = null;
            lock (_lock)
            {
                if (_underWay == 0)
                {
                    _isWatched = false;
                    return;
                }

                if (_waiting.Count > 0 && HasLane())
                {
                    group = Open();
                }
            }

            if (group is not null)
            {
                Start(group);
            }
        }
    }

    private GroupWrite[] Next()
    {
        _lastBegan = _time.GetTimestamp();
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
        var alone = Task.CompletedTask;
        try
        {
            Array.Sort(group, (a, b) => WriteOrder.Compare(a.Order, b.Order));
            if (!await Together(group))
            {
                // Beside the lanes: the one that was refused may have waited for a lock, and waits again.
                alone = Task.WhenAll(group.Select(write => Alone(write, _tried)));
            }
        }
        finally
        {
            GoOn();
        }

        await alone;
    }

    // The lane takes what waits, or ends.
    private void GoOn()
    {
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
    }
}
