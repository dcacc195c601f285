using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OrleansResume.GrainInterfaces;

/// <summary>Ids that whoever knows the same parts makes alike: UUIDv8 over SHA-256.</summary>
internal static class DerivedIds
{
    /// <summary>The id of these parts.</summary>
    /// <param name="tag">What kind of id, so that no two kinds meet.</param>
    /// <param name="parts">Each goes in with its length, so that no two lists of parts make the same bytes.</param>
    public static Guid Derive(string tag, params ReadOnlySpan<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Encoding.UTF8.GetBytes(tag));
        foreach (var part in parts)
        {
            Append(hash, part);
        }

        Span<byte> uuid = hash.GetHashAndReset().AsSpan(0, 16);
        uuid[6] = (byte)((uuid[6] & 0x0F) | 0x80);
        uuid[8] = (byte)((uuid[8] & 0x3F) | 0x80);
        return new Guid(uuid, bigEndian: true);
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
