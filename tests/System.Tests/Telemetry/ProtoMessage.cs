using System.Text;

namespace OrleansResume.System.Tests.Telemetry;

/// <summary>A protobuf message's fields of bytes, by number: as much of the format as a test needs to look into one.</summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Number, byte[] Value)> _fields = [];

    /// <summary>Reads one.</summary>
    public static ProtoMessage Read(ReadOnlySpan<byte> bytes)
    {
        var message = new ProtoMessage();
        while (bytes.Length > 0)
        {
            var tag = Varint(ref bytes);
            switch (tag & 7)
            {
                case 0:
                    Varint(ref bytes);
                    break;
                case 1:
                    bytes = bytes[8..];
                    break;
                case 5:
                    bytes = bytes[4..];
                    break;
                case 2:
                    var length = (int)Varint(ref bytes);
                    message._fields.Add(((int)(tag >> 3), bytes[..length].ToArray()));
                    bytes = bytes[length..];
                    break;
                default:
                    throw new FormatException($"Wire type {tag & 7} is none.");
            }
        }

        return message;
    }

    /// <summary>The messages under a number.</summary>
    public IEnumerable<ProtoMessage> Messages(int number) => _fields.Where(field => field.Number == number).Select(field => Read(field.Value));

    /// <summary>Whether there is anything under a number.</summary>
    public bool Has(int number) => _fields.Exists(field => field.Number == number && field.Value.Length > 0);

    /// <summary>The bytes under a number.</summary>
    public byte[] Bytes(int number) => _fields.First(field => field.Number == number).Value;

    /// <summary>The text under a number.</summary>
    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number));

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
