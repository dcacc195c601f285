using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Workers;

namespace OrleansResume.Grains.Workers;

/// <summary>
/// The attempts that wait for a slot of this silo, guest by guest in turn: a short line, so that a silo that dies takes little
/// with it and one with room finds the rest unheld in the database. No guest has more than half of it (of one place: that), so that
/// another one's first attempt finds a place.
/// </summary>
/// <param name="takes">How many it takes at the moment, what runs in slots with them; 0: nothing.</param>
internal sealed class WorkerLine(WorkerId worker, Func<int> takes, TimeProvider clock) : IWorkerLine
{
    private readonly Lock _lock = new();

    // Slots with nothing to do: while there is one, nobody waits.
    private readonly IdleSlots _idle = new();

    // The guests who have somebody waiting, in the order of their turns.
    private readonly LinkedList<LineGuest> _turns = [];
    private readonly Dictionary<GuestId, LineGuest> _guests = [];
    private readonly Dictionary<AnalysisId, LineGuest> _inside = [];
    private int _places;
    private bool _othersWait;
    private int _letInSinceLook;
    private IRunObserver? _self;

    /// <summary>Places that are free.</summary>
    public int Room
    {
        get
        {
            lock (_lock)
            {
                return Math.Max(0, Length - _places);
            }
        }
    }

    /// <summary>
    /// Whether more wait unheld than the line had room for: then a quarter of it is kept for them, and until the next look no more
    /// than half of it is for guests who have nobody here, the others waiting until the slots would run out of work. Else newcomers
    /// would pass them for ever.
    /// </summary>
    public bool OthersWait
    {
        set
        {
            lock (_lock)
            {
                _othersWait = value;
                _letInSinceLook = 0;
            }
        }
    }

    private int Length => _self is null ? 0 : takes();

    /// <summary>Takes attempts from now on.</summary>
    /// <param name="self">The worker, as grains reach it.</param>
    public void Open(IRunObserver self)
    {
        lock (_lock)
        {
            _self = self;
        }
    }

    /// <summary>Takes no more; what is inside stays until it is taken out.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _self = null;
        }
    }

    /// <inheritdoc/>
    public WorkerPlace? TryReserve(GuestId owner)
    {
        lock (_lock)
        {
            var length = Length;
            var isNew = !_guests.ContainsKey(owner) && _letInSinceLook < length / 2;
            if (_self is not { } self || (_othersWait && _places >= (isNew ? length - (length / 4) : length / 4)) || TryPlace(owner, length) is null)
            {
                return null;
            }

            _letInSinceLook++;
            return new WorkerPlace(this, worker, self, owner, _idle.TryTake());
        }
    }

    /// <summary>Puts an attempt that was found unheld into the line; false where it is there already or there is no place.</summary>
    public bool TryEnter(AnalysisId analysis, GuestId owner, DateTimeOffset queuedAt)
    {
        lock (_lock)
        {
            if (_inside.ContainsKey(analysis) || TryPlace(owner, Length) is not { } guest)
            {
                return false;
            }

            Enter(new LineEntry(analysis, Run: null), guest, slot: null, queuedAt);
            return true;
        }
    }

    /// <summary>Puts an attempt into a reserved place.</summary>
    public void Enter(LineEntry entry, GuestId owner, IdleSlot? slot)
    {
        lock (_lock)
        {
            if (_inside.ContainsKey(entry.Analysis))
            {
                GiveBack(owner, slot);
                return;
            }

            Enter(entry, _guests[owner], slot, clock.GetUtcNow());
        }
    }

    /// <summary>Gives back a reserved place, and the slot that was kept for it.</summary>
    public void GiveBack(GuestId owner, IdleSlot? slot)
    {
        lock (_lock)
        {
            Free(_guests[owner]);
            if (slot is null or { HasStopped: true })
            {
                return;
            }

            if (_turns.First is null)
            {
                _idle.Add(slot);
            }
            else
            {
                // A slot that stops this very moment takes nothing: what is inside goes back to the others then.
                slot.TryGive(TakeTurn(_turns.First));
            }
        }
    }

    /// <summary>The next attempt: the guests' first in turn. It keeps its place until <see cref="Leave"/>.</summary>
    public async ValueTask<LineEntry> Next(CancellationToken cancellation)
    {
        IdleSlot slot;
        lock (_lock)
        {
            if (_turns.First is { } turn)
            {
                return TakeTurn(turn);
            }

            slot = new IdleSlot();
            _idle.Add(slot);
        }

        return await slot.Next(cancellation);
    }

    /// <summary>The attempt has left: it is finished, released or somebody else's.</summary>
    public void Leave(AnalysisId analysis)
    {
        lock (_lock)
        {
            if (_inside.Remove(analysis, out var guest))
            {
                Free(guest);
            }
        }
    }

    /// <summary>Whether the attempt waits or runs here.</summary>
    public bool Holds(AnalysisId analysis)
    {
        lock (_lock)
        {
            return _inside.ContainsKey(analysis);
        }
    }

    /// <summary>All that waits or runs here.</summary>
    public IReadOnlyList<AnalysisId> Inside()
    {
        lock (_lock)
        {
            return [.. _inside.Keys];
        }
    }

    private LineGuest? TryPlace(GuestId owner, int length)
    {
        var guest = _guests.GetValueOrDefault(owner) ?? new LineGuest(owner);
        if (_places >= length || guest.Places >= Math.Max(1, length / 2))
        {
            return null;
        }

        _guests[owner] = guest;
        guest.Places++;
        _places++;
        return guest;
    }

    // The slot that was kept for it, one that has become idle meanwhile, or the guest's turn.
    private void Enter(LineEntry entry, LineGuest guest, IdleSlot? slot, DateTimeOffset queuedAt)
    {
        _inside.Add(entry.Analysis, guest);
        if (_idle.TryGive(entry, slot))
        {
            return;
        }

        // What has to wait is asked for when its turn comes: its run may have been taken away by then.
        guest.Enqueue(entry.Analysis, queuedAt);
        if (guest.Waiting == 1)
        {
            _turns.AddLast(guest);
        }
    }

    private LineEntry TakeTurn(LinkedListNode<LineGuest> turn)
    {
        var guest = turn.Value;
        _turns.Remove(turn);
        var next = guest.Dequeue();
        if (guest.Waiting > 0)
        {
            _turns.AddLast(guest);
        }

        return new LineEntry(next, Run: null);
    }

    private void Free(LineGuest guest)
    {
        _places--;
        if (--guest.Places == 0)
        {
            _guests.Remove(guest.Owner);
        }
    }
}
