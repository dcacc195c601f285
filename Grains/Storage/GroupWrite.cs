using Npgsql;

namespace OrleansResume.Grains.Storage;

/// <summary>A statement that waits for its group.</summary>
internal abstract class GroupWrite(WriteOrder order, string sql, Action<NpgsqlParameterCollection> parameters)
{
    /// <summary>Its place in the group.</summary>
    public WriteOrder Order { get; } = order;

    /// <summary>Where it was asked for: its trace.</summary>
    public ExecutionContext? Context { get; } = ExecutionContext.Capture();

    /// <summary>The statement, made anew for each try.</summary>
    public NpgsqlBatchCommand Command()
    {
        var command = new NpgsqlBatchCommand();
        command.CommandText = PositionalSql.Fill(sql, command.Parameters, parameters);
        return command;
    }

    /// <summary>Reads its own result.</summary>
    public abstract Task Take(NpgsqlDataReader reader);

    /// <summary>Its group is committed.</summary>
    public abstract void Tell();

    /// <summary>It was not carried out, or nobody knows.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>One that wants its first row.</summary>
internal sealed class GroupWrite<T>(WriteOrder order, string sql, Action<NpgsqlParameterCollection> parameters, Func<NpgsqlDataReader, T> read)
    : GroupWrite(order, sql, parameters)
    where T : class
{
    private readonly TaskCompletionSource<T?> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _row;
    private Exception? _unread;

    /// <summary>Ends once it is committed.</summary>
    public Task<T?> Outcome => _outcome.Task;

    /// <inheritdoc/>
    public override async Task Take(NpgsqlDataReader reader)
    {
        // What an earlier try has read was rolled back with its group.
        (_row, _unread) = (null, null);
        if (!await reader.ReadAsync())
        {
            return;
        }

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

    /// <inheritdoc/>
    public override void Tell()
    {
        if (_unread is null)
        {
            _outcome.SetResult(_row);
        }
        else
        {
            _outcome.SetException(_unread);
        }
    }

    /// <inheritdoc/>
    public override void Fail(Exception exception) => _outcome.SetException(exception);
}

/// <summary>
/// The order of a group's statements: what waits for a document that is being deleted comes before what locks an analysis that
/// goes with it, and of a kind the rows come by their id.
/// </summary>
/// <param name="LocksDocument">The statement waits for its document's deletion.</param>
/// <param name="Row">The row's id.</param>
internal readonly record struct WriteOrder(bool LocksDocument, Guid Row)
{
    /// <summary>Less than 0 where <paramref name="a"/> comes first.</summary>
    public static int Compare(WriteOrder a, WriteOrder b) =>
        a.LocksDocument == b.LocksDocument ? a.Row.CompareTo(b.Row) : b.LocksDocument.CompareTo(a.LocksDocument);
}
