namespace OrleansResume.Grains.Documents.Reading.Processes;

/// <summary>How a reader process is started.</summary>
/// <param name="Words">The program and its arguments.</param>
/// <param name="Environment">All of its environment: a reader inherits no secrets.</param>
/// <param name="NetworkOpen">Why it could reach the network; null where it cannot.</param>
/// <param name="FilesOpen">Why it could open files beyond its program and the runtime; null where it cannot.</param>
public sealed record ReaderCommand(
    IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Environment, string? NetworkOpen, string? FilesOpen);

/// <summary>Finds out how readers are started here. Asked once.</summary>
public delegate Task<ReaderCommand> FindReaderCommand(CancellationToken cancellation);
