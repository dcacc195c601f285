using System.Buffers.Binary;
using System.Security.Cryptography;
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
        Derive(KeyTag, owner.Value.ToByteArray(bigEndian: true), Encoding.UTF8.GetBytes(idempotencyKey));

    /// <summary>The id of an attempt's one retry: whoever asks for it, and however often, means the same new attempt.</summary>
    public static AnalysisId ForRetry(AnalysisId parent) => Derive(RetryTag, parent.Value.ToByteArray(bigEndian: true));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");

    private static AnalysisId Derive(string tag, params ReadOnlySpan<byte[]> parts)
    {
        // Each part carries its length, so that no two lists of parts make the same bytes.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Encoding.UTF8.GetBytes(tag));
        foreach (var part in parts)
        {
            Append(hash, part);
        }

        Span<byte> uuid = hash.GetHashAndReset().AsSpan(0, 16);
        uuid[6] = (byte)((uuid[6] & 0x0F) | 0x80);
        uuid[8] = (byte)((uuid[8] & 0x3F) | 0x80);
        return new AnalysisId(new Guid(uuid, bigEndian: true));
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
