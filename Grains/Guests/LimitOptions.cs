namespace OrleansResume.Grains.Guests;

/// <summary>The limits of one guest (section <c>Limits</c> of the configuration).</summary>
public sealed class LimitOptions
{
    /// <summary>Analyses in quick succession.</summary>
    public LimitPolicy Burst { get; set; } = new() { Permits = 5, Window = TimeSpan.FromMinutes(1) };

    /// <summary>Analyses over a day.</summary>
    public LimitPolicy Day { get; set; } = new() { Permits = 50, Window = TimeSpan.FromDays(1) };

    /// <summary>Uploads.</summary>
    public LimitPolicy Uploads { get; set; } = new() { Permits = 60, Window = TimeSpan.FromHours(1) };
}

/// <summary>Up to <see cref="Permits"/> at once; one comes back every <see cref="Window"/>/<see cref="Permits"/>.</summary>
public sealed class LimitPolicy
{
    /// <summary>Most at once, 1 to 1 000 000.</summary>
    public int Permits { get; set; }

    /// <summary>In which all come back, 1 s to 366 days.</summary>
    public TimeSpan Window { get; set; }

    /// <summary>Whether both are within their bounds.</summary>
    public bool IsValid => Permits is >= 1 and <= 1_000_000 && Window >= TimeSpan.FromSeconds(1) && Window <= TimeSpan.FromDays(366);
}
