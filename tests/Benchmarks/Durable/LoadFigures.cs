namespace OrleansResume.Benchmarks.Durable;

/// <summary>What one connection has seen; milliseconds.</summary>
internal sealed class ConnectionFigures
{
    /// <summary>From a request to its 202.</summary>
    public List<double> Posts { get; } = [];

    /// <summary>From accepted to completed, by the analysis' own times.</summary>
    public List<double> Ran { get; } = [];

    /// <summary>How many were seen completed while the load ran.</summary>
    public int Within { get; set; }
}

/// <summary>What the load has seen.</summary>
/// <param name="PerSecond">Analyses completed a second.</param>
/// <param name="Posts">From a request to its 202.</param>
/// <param name="Ran">From accepted to completed.</param>
internal sealed record LoadFigures(double PerSecond, Measured Posts, Measured Ran)
{
    public static LoadFigures Of(IReadOnlyList<ConnectionFigures> connections, TimeSpan span) => new(
        connections.Sum(own => own.Within) / span.TotalSeconds,
        Measured.Of([.. connections.SelectMany(own => own.Posts)], span),
        Measured.Of([.. connections.SelectMany(own => own.Ran)], span));
}
