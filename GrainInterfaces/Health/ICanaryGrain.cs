namespace OrleansResume.GrainInterfaces.Health;

/// <summary>
/// Analyzes a resume of its own through the whole path, again and again, so that what is broken shows before a guest meets it. One a
/// cluster, key 0.
/// </summary>
[Alias("ICanaryGrain")]
public interface ICanaryGrain : IGrainWithIntegerKey
{
    /// <summary>Makes sure that it sings. Repeatable; whichever silo has room for it keeps it going.</summary>
    [Alias("Watch")]
    Task Watch();
}
