namespace OrleansResume.Grains.Health;

/// <summary>The canary (section <c>Canary</c> of the configuration).</summary>
public sealed class CanaryOptions
{
    /// <summary>Whether this silo sees to it that there is one.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How often it runs.</summary>
    public TimeSpan Period { get; set; } = TimeSpan.FromSeconds(30);
}
