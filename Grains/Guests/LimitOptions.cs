namespace OrleansResume.Grains.Guests;

/// <summary>The limits in force (section <c>Limits</c> of the configuration).</summary>
public sealed class LimitOptions
{
    /// <summary>Analyses in quick succession.</summary>
    public LimitPolicy Burst { get; set; } = new() { Permits = 5, Window = TimeSpan.FromMinutes(1) };

    /// <summary>Analyses over a day.</summary>
    public LimitPolicy Day { get; set; } = new() { Permits = 50, Window = TimeSpan.FromDays(1) };

    /// <summary>Uploads.</summary>
    public LimitPolicy Uploads { get; set; } = new() { Permits = 60, Window = TimeSpan.FromHours(1) };

    /// <summary>New guests of one client address.</summary>
    public LimitPolicy GuestsPerAddress { get; set; } = new() { Permits = 20, Window = TimeSpan.FromHours(1) };

    /// <summary>What a guest may have stored at a time.</summary>
    public StoredLimit Stored { get; set; } = new();

    /// <summary>Whether all are within their bounds.</summary>
    public bool IsValid => Burst.IsValid && Day.IsValid && Uploads.IsValid && GuestsPerAddress.IsValid && Stored.Documents >= 1 && Stored.Bytes >= 1;
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

/// <summary>Bounds of what one guest has stored.</summary>
public sealed class StoredLimit
{
    /// <summary>No bound.</summary>
    public static StoredLimit None { get; } = new() { Documents = int.MaxValue, Bytes = long.MaxValue / 2 };

    /// <summary>Most documents.</summary>
    public int Documents { get; set; } = 50;

    /// <summary>Most bytes of all documents, as they were uploaded.</summary>
    public long Bytes { get; set; } = 100 * 1024 * 1024;
}
