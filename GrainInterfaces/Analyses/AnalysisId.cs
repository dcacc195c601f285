using System.Text;
using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.GrainInterfaces.Analyses;

/// <summary>One attempt at an analysis; the key of its grain.</summary>
/// <param name="Value">A UUID, fixed by the front end before the first call, so that a repeated call is the same call.</param>
[GenerateSerializer, Immutable, Alias("AnalysisId")]
public readonly record struct AnalysisId([property: Id(0)] Guid Value)
{
    private const string KeyTag = "orleansresume/analysis/key/v1";
    private const string RetryTag = "orleansresume/analysis/retry/v1";

    /// <summary>The id that a guest's idempotency key stands for: the same everywhere and for ever (UUIDv8 over SHA-256).</summary>
    /// <param name="owner">Keys are per guest.</param>
    /// <param name="idempotencyKey">As the caller sent it, quotes included.</param>
    public static AnalysisId ForKey(GuestId owner, string idempotencyKey) =>
        new(DerivedIds.Derive(KeyTag, owner.Value.ToByteArray(bigEndian: true), Encoding.UTF8.GetBytes(idempotencyKey)));

    /// <summary>The id of an attempt's one retry: whoever asks for it, and however often, means the same new attempt.</summary>
    public static AnalysisId ForRetry(AnalysisId parent) =>
        new(DerivedIds.Derive(RetryTag, parent.Value.ToByteArray(bigEndian: true)));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
