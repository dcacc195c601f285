namespace OrleansResume.Grains.Workers;

/// <summary>Slots with nothing to do, the longest idle first. Its callers hold the line's lock.</summary>
internal sealed class IdleSlots
{
    private readonly Queue<IdleSlot> _slots = new();

    /// <summary>A slot has nothing to do.</summary>
    public void Add(IdleSlot slot) => _slots.Enqueue(slot);

    /// <summary>A slot that has not stopped meanwhile; null where all are at work, stopped, or kept for somebody.</summary>
    public IdleSlot? TryTake()
    {
        while (_slots.TryDequeue(out var slot))
        {
            if (!slot.HasStopped)
            {
                return slot;
            }
        }

        return null;
    }

    /// <summary>Gives the attempt to the kept slot, or to one that is idle; false where nobody takes it.</summary>
    public bool TryGive(LineEntry entry, IdleSlot? kept)
    {
        for (var slot = kept ?? TryTake(); slot is not null; slot = TryTake())
        {
            if (slot.TryGive(entry))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>One of them, until it has an attempt.</summary>
internal sealed class IdleSlot
{
    // A slot goes on by itself, not in the turn of whoever gives it work.
    private readonly TaskCompletionSource<LineEntry> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>It was told to stop, or has its attempt.</summary>
    public bool HasStopped => _next.Task.IsCompleted;

    /// <summary>Gives it an attempt; false where it has stopped.</summary>
    public bool TryGive(LineEntry entry) => _next.TrySetResult(entry);

    /// <summary>What it is given.</summary>
    public async Task<LineEntry> Next(CancellationToken cancellation)
    {
        await using var stopping = cancellation.Register(() => _next.TrySetCanceled(cancellation));
        return await _next.Task;
    }
}
