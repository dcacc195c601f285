namespace OrleansResume.Grains.Storage;

/// <summary>
/// The database refused a statement, in words that every silo understands: Npgsql's own exceptions have no codec, so that across
/// silos they would become another exception and hide their cause. Where it did not answer, it is an
/// <see cref="GrainInterfaces.Outcomes.UnavailableException"/>, which front ends know too.
/// </summary>
[GenerateSerializer, Alias("StorageException")]
public sealed class StorageException : Exception
{
    /// <summary>For the serializer.</summary>
    public StorageException()
        : this("The database refused the statement.", sqlState: null, constraint: null)
    {
    }

    /// <summary>For the serializer.</summary>
    public StorageException(string message)
        : this(message, sqlState: null, constraint: null)
    {
    }

    /// <summary>For the serializer.</summary>
    public StorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A fault of one statement.</summary>
    /// <param name="message">What was attempted and what the database said of it; never a value of a row.</param>
    /// <param name="sqlState">PostgreSQL's code.</param>
    /// <param name="constraint">The constraint that refused it, if one did.</param>
    public StorageException(string message, string? sqlState, string? constraint)
        : base(message)
    {
        SqlState = sqlState;
        Constraint = constraint;
    }

    /// <summary>PostgreSQL's five-character code; null where it was lost on the way.</summary>
    [Id(0)]
    public string? SqlState { get; }

    /// <summary>The constraint that refused it, if one did.</summary>
    [Id(1)]
    public string? Constraint { get; }
}
