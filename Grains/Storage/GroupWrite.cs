using System.Runtime.InteropServices;
using Npgsql;

namespace OrleansResume.Grains.Storage;

/// <summary>A write that waits for its group.</summary>
internal abstract class GroupWrite(WriteOrder order)
{
    /// <summary>Its place in the group.</summary>
    public WriteOrder Order { get; } = order;

    /// <summary>Where it was asked for: its trace.</summary>
    public ExecutionContext? Context { get; } = ExecutionContext.Capture();

    /// <summary>Whether it can go in the statement of the one before it. One row is never written twice by one statement.</summary>
    public virtual bool Follows(GroupWrite before) => false;

    /// <summary>The statement of some writes that follow each other, this one the first of them; made anew for each try.</summary>
    public abstract NpgsqlBatchCommand Command(ReadOnlySpan<GroupWrite> writes);

    /// <summary>Reads the result of the same writes.</summary>
    public abstract Task Take(NpgsqlDataReader reader, ReadOnlyMemory<GroupWrite> writes);

    /// <summary>Its group is committed.</summary>
    public abstract void Tell();

    /// <summary>It was not carried out, or nobody knows.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>A group's writes in their order, those together that share a statement.</summary>
    public static List<ReadOnlyMemory<GroupWrite>> Statements(GroupWrite[] group)
    {
        var statements = new List<ReadOnlyMemory<GroupWrite>>();
        var first = 0;
        for (var next = 1; next <= group.Length; next++)
        {
            if (next == group.Length || !group[next].Follows(group[next - 1]))
            {
                statements.Add(group.AsMemory(first, next - first));
                first = next;
            }
        }

        return statements;
    }
}

/// <summary>One that wants its first row.</summary>
internal abstract class GroupWrite<T>(WriteOrder order) : GroupWrite(order)
    where T : class
{
    private readonly TaskCompletionSource<T?> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _row;
    private Exception? _unread;

    /// <summary>Ends once it is committed.</summary>
    public Task<T?> Outcome => _outcome.Task;

    /// <inheritdoc/>
    public override void Tell()
    {
        if (_unread is null)
        {
            _outcome.TrySetResult(_row);
        }
        else
        {
            _outcome.TrySetException(_unread);
        }
    }

    /// <inheritdoc/>
    public override void Fail(Exception exception) => _outcome.TrySetException(exception);

    /// <summary>What an earlier try has read was rolled back with its group.</summary>
    protected void Reset() => (_row, _unread) = (null, null);

    /// <summary>Reads its row, at which the reader stands.</summary>
    protected void Keep(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read)
    {
        try
        {
            _row = read(reader);
        }
        catch (Exception exception) when (exception is not NpgsqlException)
        {
            // What a row cannot be read as is its writer's fault alone: the others' are as good as ever.
            _unread = exception;
        }
    }
}

/// <summary>A statement of its own.</summary>
internal sealed class SingleWrite<T>(WriteOrder order, string sql, Action<NpgsqlParameterCollection> parameters, Func<NpgsqlDataReader, T> read)
    : GroupWrite<T>(order)
    where T : class
{
    /// <inheritdoc/>
    public override NpgsqlBatchCommand Command(ReadOnlySpan<GroupWrite> writes)
    {
        var command = new NpgsqlBatchCommand();
        command.CommandText = PositionalSql.Fill(sql, command.Parameters, parameters);
        return command;
    }

    /// <inheritdoc/>
    public override async Task Take(NpgsqlDataReader reader, ReadOnlyMemory<GroupWrite> writes)
    {
        Reset();
        if (await reader.ReadAsync())
        {
            Keep(reader, read);
        }
    }
}

/// <summary>A row of a statement that writes many.</summary>
internal sealed class SetWrite<TRow, T>(SetStatement<TRow, T> statement, Guid row, TRow values)
    : GroupWrite<T>(new WriteOrder(statement.LocksDocument, row, statement.Name))
    where T : class
{
    private TRow Values => values;

    private SetStatement<TRow, T> Statement => statement;

    /// <inheritdoc/>
    public override bool Follows(GroupWrite before) =>
        before is SetWrite<TRow, T> one && ReferenceEquals(one.Statement, Statement) && one.Order.Row != Order.Row;

    /// <inheritdoc/>
    public override NpgsqlBatchCommand Command(ReadOnlySpan<GroupWrite> writes)
    {
        var rows = new List<TRow>(writes.Length);
        foreach (var write in writes)
        {
            rows.Add(Of(write).Values);
        }

        var command = new NpgsqlBatchCommand();
        command.CommandText = PositionalSql.Fill(Statement.Sql, command.Parameters, parameters =>
        {
            foreach (var column in Statement.Columns)
            {
                parameters.Add(column.Of(CollectionsMarshal.AsSpan(rows)));
            }
        });
        return command;
    }

    /// <inheritdoc/>
    public override async Task Take(NpgsqlDataReader reader, ReadOnlyMemory<GroupWrite> writes)
    {
        for (var write = 0; write < writes.Length; write++)
        {
            Of(writes.Span[write]).Reset();
        }

        while (await reader.ReadAsync())
        {
            var id = Statement.Row(reader);
            for (var write = 0; write < writes.Length; write++)
            {
                if (writes.Span[write].Order.Row == id)
                {
                    Of(writes.Span[write]).Keep(reader, Statement.Read);
                }
            }
        }
    }

    private static SetWrite<TRow, T> Of(GroupWrite write) => (SetWrite<TRow, T>)write;
}
