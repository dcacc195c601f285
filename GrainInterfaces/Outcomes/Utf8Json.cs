namespace OrleansResume.GrainInterfaces.Outcomes;

/// <summary>A JSON text that was serialized once and is passed on as it is, so that it is the same bytes for ever.</summary>
/// <param name="Bytes">UTF-8, one JSON value. Not to be changed by whoever holds it.</param>
[GenerateSerializer, Immutable, Alias("Utf8Json")]
public sealed record Utf8Json([property: Id(0)] byte[] Bytes);
