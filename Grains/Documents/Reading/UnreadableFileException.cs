using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents.Reading;

/// <summary>Ends the reading of a file from deep inside; <see cref="FileReading"/> turns it into the refusal that it carries.</summary>
internal sealed class UnreadableFileException(Refusal refusal) : Exception(refusal.Detail)
{
    public Refusal Refusal { get; } = refusal;
}
