namespace OrleansResume.GrainInterfaces.Workers;

/// <summary>
/// Finds stuck work, whatever happened to the silos' own loops. One a cluster, key 0; its reminder wakes it every minute.
/// </summary>
[Alias("ISweeperGrain")]
public interface ISweeperGrain : IGrainWithIntegerKey
{
    /// <summary>Makes sure that the reminder is there. Repeatable.</summary>
    [Alias("Watch")]
    Task Watch();
}
