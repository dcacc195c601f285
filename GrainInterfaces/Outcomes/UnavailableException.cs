namespace OrleansResume.GrainInterfaces.Outcomes;

/// <summary>
/// What a call needs does not answer at the moment, the database above all: whether the call was carried out is not known, unless it
/// says that it was refused. It may be repeated, and helps nobody before a while has passed.
/// </summary>
[GenerateSerializer, Alias("UnavailableException")]
public sealed class UnavailableException : Exception
{
    /// <summary>For the serializer.</summary>
    public UnavailableException()
        : this("The database did not answer.")
    {
    }

    /// <summary>With what did not answer; never a value of a row.</summary>
    public UnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>For the serializer.</summary>
    public UnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With what refused for now, and nothing was carried out; never a value of a row.</summary>
    public UnavailableException(string message, bool isRefused)
        : base(message) => IsRefused = isRefused;

    /// <summary>Nothing was carried out: a lock that was held for too long, a full disk.</summary>
    [Id(0)]
    public bool IsRefused { get; }

    /// <summary>Whether this is it, or what Orleans has wrapped around it: a grain that cannot be activated says so with another exception.</summary>
    public static bool IsCauseOf(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception is UnavailableException || (exception.InnerException is { } inner && IsCauseOf(inner));
    }
}
