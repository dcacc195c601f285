namespace OrleansResume.GrainInterfaces.Outcomes;

/// <summary>The causes for which a call is refused. Append only: the numbers travel between versions.</summary>
[GenerateSerializer, Alias("RefusalCode")]
public enum RefusalCode
{
    /// <summary>There is no such thing, or it is somebody else's: a caller cannot tell which.</summary>
    NotFound = 0,

    /// <summary>The content is of a type that is not read here.</summary>
    UnsupportedMediaType = 1,

    /// <summary>The content is of a type that is read here, but this one cannot be; <see cref="Refusal.Reason"/> says why.</summary>
    DocumentUnreadable = 2,

    /// <summary>The content is larger than the limit in force.</summary>
    DocumentTooLarge = 3,

    /// <summary>The idempotency key was used before, for another document or body.</summary>
    IdempotencyKeyReused = 4,

    /// <summary>No room at the moment; nothing was stored or charged.</summary>
    Overloaded = 5,

    /// <summary>The attempt has not failed, so there is nothing to retry.</summary>
    NotRetryable = 6,

    /// <summary>Beyond the guest's limit; <see cref="Refusal.Limit"/> says which. Nothing was charged.</summary>
    RateLimited = 7,

    /// <summary>The guest has as much stored as it may; nothing was stored.</summary>
    StorageFull = 8,

    /// <summary>The guest was erased; its token stands for nobody.</summary>
    GuestErased = 9,
}
