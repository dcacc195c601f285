using Npgsql;

namespace OrleansResume.Grains.Storage;

/// <summary>A group's statements, and what each of its writes is told.</summary>
internal sealed partial class GroupCommit
{
    // A grain's caller waits 10 s for it: a connection that swallows what it is sent must be given up before that.
    private const int Seconds = 5;

    // Writes of a refused group that are tried at a time, each on a connection of its own.
    private const int Few = 4;

    private readonly SemaphoreSlim _tried = new(2 * Few);
    private readonly SemaphoreSlim _suspected = new(Few);

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
