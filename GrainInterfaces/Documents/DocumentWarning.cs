namespace OrleansResume.GrainInterfaces.Documents;

/// <summary>Something in a file that a reader may trip over, without any of the document's text.</summary>
/// <param name="Code">Stable, snake_case, such as <c>hidden_text</c>.</param>
/// <param name="Message">What it means, for a person.</param>
[GenerateSerializer, Immutable, Alias("DocumentWarning")]
public sealed record DocumentWarning([property: Id(0)] string Code, [property: Id(1)] string Message);
