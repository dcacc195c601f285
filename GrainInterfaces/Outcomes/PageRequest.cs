namespace OrleansResume.GrainInterfaces.Outcomes;

/// <summary>Which page of a list is wanted.</summary>
/// <param name="Limit">Most items, 1 to 100.</param>
/// <param name="Cursor">The <see cref="Page{T}.NextCursor"/> of the page before; null for the first page. One that was not made here counts as null.</param>
[GenerateSerializer, Immutable, Alias("PageRequest")]
public sealed record PageRequest([property: Id(0)] int Limit, [property: Id(1)] string? Cursor);
