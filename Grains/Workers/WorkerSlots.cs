namespace OrleansResume.Grains.Workers;

/// <summary>
/// What this silo's slots do. A slot is hung when its attempt has ended without it: the analyzer was told to stop and has not come
/// back. It takes nothing new until it does.
/// </summary>
internal sealed class WorkerSlots(int total, TimeProvider time)
{
    private readonly Lock _lock = new();
    private int _busy;
    private int _hung;
    private long? _allHungSince;
    private volatile bool _haveBroughtBack;

    /// <summary>All slots of this silo.</summary>
    public int Total => total;

    /// <summary>Slots with an attempt in time.</summary>
    public int Busy => Volatile.Read(ref _busy);

    /// <summary>Slots whose analyzer has not come back.</summary>
    public int Hung => Volatile.Read(ref _hung);

    /// <summary>Nothing can be begun here.</summary>
    public bool AreAllHung => Hung >= total;

    /// <summary>
    /// How many attempts the silo takes: nine for each slot, one of them running and eight in line. Before it has brought back a first
    /// result it takes few, and leaves to others what it could only let wait.
    /// </summary>
    /// <param name="isWarm">Whether its analyzer has judged before.</param>
    public int Places(bool isWarm) =>
        AreAllHung ? 0 : isWarm || _haveBroughtBack || Hung > 0 ? 9 * total : Math.Min(total, Environment.ProcessorCount);

    /// <summary>For how long every slot has been hung; zero where one is not.</summary>
    public TimeSpan AllHungFor
    {
        get
        {
            lock (_lock)
            {
                return _allHungSince is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero;
            }
        }
    }

    /// <summary>A slot has taken an attempt, or is done with it.</summary>
    public void Work(bool begins)
    {
        lock (_lock)
        {
            _busy += begins ? 1 : -1;
        }
    }

    /// <summary>A slot has brought back the result of its attempt.</summary>
    public void BringBack() => _haveBroughtBack = true;

    /// <summary>A slot hangs, or has come back.</summary>
    public void Hang(bool begins)
    {
        lock (_lock)
        {
            _hung += begins ? 1 : -1;
            _allHungSince = _hung < total ? null : _allHungSince ?? time.GetTimestamp();
        }
    }
}
