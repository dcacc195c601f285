using System.Buffers.Binary;

namespace OrleansResume.Grains.Documents.Reading.Processes;

/// <summary>How a reader process and its silo talk: each message is its length (4 bytes, little-endian) and that many bytes.</summary>
internal static class Frames
{
    /// <summary>Most bytes of one message: the largest upload, or the text and layout of the longest document.</summary>
    public const int Most = 96 * 1024 * 1024;

    private const int Prefix = sizeof(int);

    /// <summary>Sends a message.</summary>
    public static async Task Write(Stream stream, ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        var prefix = new byte[Prefix];
        BinaryPrimitives.WriteInt32LittleEndian(prefix, message.Length);
        await stream.WriteAsync(prefix, cancellation);
        await stream.WriteAsync(message, cancellation);
        await stream.FlushAsync(cancellation);
    }

    /// <summary>The next message; null where the stream has ended between two.</summary>
    /// <exception cref="InvalidDataException">What comes is no message.</exception>
    /// <exception cref="EndOfStreamException">It broke off within one.</exception>
    public static async Task<byte[]?> Read(Stream stream, CancellationToken cancellation)
    {
        var prefix = new byte[Prefix];
        if (await stream.ReadAtLeastAsync(prefix, 1, throwOnEndOfStream: false, cancellation) is var begun && begun == 0)
        {
            return null;
        }

        await stream.ReadExactlyAsync(prefix.AsMemory(begun), cancellation);
        var length = BinaryPrimitives.ReadInt32LittleEndian(prefix);
        if (length is < 0 or > Most)
        {
            throw new InvalidDataException($"A message of {length} bytes.");
        }

        var message = new byte[length];
        await stream.ReadExactlyAsync(message, cancellation);
        return message;
    }
}
