namespace OrleansResume.GrainInterfaces.Outcomes;

/// <summary>Why a document cannot be read. Append only: the numbers travel between versions.</summary>
[GenerateSerializer, Alias("UnreadableReason")]
public enum UnreadableReason
{
    /// <summary>It holds no bytes, or nothing but white space.</summary>
    Empty = 0,

    /// <summary>It asks for a password.</summary>
    Encrypted = 1,

    /// <summary>It is damaged or cut short.</summary>
    Corrupt = 2,

    /// <summary>It holds pictures of text only (a scan); it needs OCR first.</summary>
    NoText = 3,

    /// <summary>It has more pages than the limit.</summary>
    TooManyPages = 4,

    /// <summary>Reading it would take more time, memory or inflated bytes than the limits allow.</summary>
    TooComplex = 5,

    /// <summary>It holds macros.</summary>
    Macros = 6,
}
