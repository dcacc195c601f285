namespace OrleansResume.GrainInterfaces.Workers;

/// <summary>One life of one silo process as a worker; never used again after it.</summary>
/// <param name="Value">A UUID, new at every start.</param>
[GenerateSerializer, Immutable, Alias("WorkerId")]
public readonly record struct WorkerId([property: Id(0)] Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
