using System.Threading.Channels;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Workers;

namespace OrleansResume.Grains.Workers;

/// <summary>
/// The attempts that wait for a slot of this silo: a short line, so that a silo that dies takes little with it and one with room
/// finds the rest unheld in the database.
/// </summary>
internal sealed class WorkerLine(WorkerId worker, int length) : IWorkerLine
{
    private readonly Channel<AnalysisId> _waiting = Channel.CreateUnbounded<AnalysisId>();
    private readonly Lock _lock = new();
    private readonly HashSet<AnalysisId> _inside = [];
    private int _reserved;
    private bool _open;

    /// <summary>Places that are free.</summary>
    public int Room
    {
        get
        {
            lock (_lock)
            {
                return _open ? Math.Max(0, length - _reserved) : 0;
            }
        }
    }

    /// <summary>Takes attempts from now on.</summary>
    public void Open()
    {
        lock (_lock)
        {
            _open = true;
        }
    }

    /// <summary>Takes no more; what is inside stays until it is taken out.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _open = false;
        }
    }

    /// <inheritdoc/>
    public WorkerPlace? TryReserve()
    {
        lock (_lock)
        {
            if (!_open || _reserved >= length)
            {
                return null;
            }

            _reserved++;
            return new WorkerPlace(this, worker);
        }
    }

    /// <summary>Puts an attempt that was found unheld into the line; false where it is there already or there is no room.</summary>
    public bool TryEnter(AnalysisId analysis)
    {
        lock (_lock)
        {
            if (!_open || _reserved >= length || !_inside.Add(analysis))
            {
                return false;
            }

            _reserved++;
        }

        return _waiting.Writer.TryWrite(analysis);
    }

    /// <summary>Puts an attempt into a reserved place.</summary>
    public void Enter(AnalysisId analysis)
    {
        lock (_lock)
        {
            if (!_inside.Add(analysis))
            {
                _reserved--;
                return;
            }
        }

        _waiting.Writer.TryWrite(analysis);
    }

    /// <summary>Gives back a reserved place.</summary>
    public void GiveBack()
    {
        lock (_lock)
        {
            _reserved--;
        }
    }

    /// <summary>The next attempt, first come first served; it keeps its place until <see cref="Leave"/>.</summary>
    public ValueTask<AnalysisId> Next(CancellationToken cancellation) => _waiting.Reader.ReadAsync(cancellation);

    /// <summary>The attempt has left: it is finished, released or somebody else's.</summary>
    public void Leave(AnalysisId analysis)
    {
        lock (_lock)
        {
            if (_inside.Remove(analysis))
            {
                _reserved--;
            }
        }
    }

    /// <summary>Whether the attempt waits or runs here.</summary>
    public bool Holds(AnalysisId analysis)
    {
        lock (_lock)
        {
            return _inside.Contains(analysis);
        }
    }

    /// <summary>All that waits or runs here.</summary>
    public IReadOnlyList<AnalysisId> Inside()
    {
        lock (_lock)
        {
            return [.. _inside];
        }
    }
}
