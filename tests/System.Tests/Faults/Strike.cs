namespace OrleansResume.System.Tests.Faults;

/// <summary>A fault as it happened.</summary>
/// <param name="fault">Which.</param>
/// <param name="place">Of the three silos the one that is meant: drawn for every fault, whoever runs, so that a seed's draws are always the same.</param>
/// <param name="coin">For faults that come in two ways.</param>
internal sealed class Strike(Fault fault, int place, bool coin)
{
    public Fault Fault => fault;

    public int Place => place;

    public bool Coin => coin;

    /// <summary>When it began.</summary>
    public DateTimeOffset From { get; } = TimeProvider.System.GetUtcNow();

    /// <summary>When it was over.</summary>
    public DateTimeOffset To { get; set; }

    /// <summary>From when on what it broke was coming back, if it was started again; else null.</summary>
    public DateTimeOffset? Restarted { get; set; }

    /// <summary>When a silo was ready again, where every one had died; else null.</summary>
    public DateTimeOffset? LivesAgain { get; set; }

    /// <summary>The attempts, at work and in line, of the silos that it hit.</summary>
    public IReadOnlyList<Guid> Held { get; set; } = [];

    /// <summary>Nobody was there to be hit.</summary>
    public bool Missed { get; set; }

    /// <summary>What was promised and not kept while it struck; null where nothing was.</summary>
    public string? Broken { get; set; }
}
