namespace OrleansResume.Grains.Documents;

/// <summary>Bounds of documents (section <c>Documents</c> of the configuration).</summary>
public sealed class DocumentOptions
{
    /// <summary>Largest upload, in bytes.</summary>
    public long MaxBytes { get; set; } = 5 * 1024 * 1024;

    /// <summary>How long a guest's document is kept.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);
}
