using System.IO.Compression;

namespace OrleansResume.Benchmarks.Fuzzing;

/// <summary>Changes files as accidents and attackers do. The same seed makes the same file.</summary>
internal static class Mutations
{
    private static readonly byte[] _telling = [0, 1, 0x7F, 0x80, 0xFF, (byte)'0', (byte)'9', (byte)'<', (byte)'(', (byte)'/', (byte)'-'];

    /// <summary>A file of one of these, changed.</summary>
    public static byte[] Make(IReadOnlyList<byte[]> files, int seed)
    {
        var random = new Random(seed);
        var file = files[random.Next(files.Count)];
        for (var times = random.Next(1, 4); times > 0 && file.Length > 0; times--)
        {
            file = random.Next(4) switch
            {
                0 when IsZip(file) => Entries(file, random),
                0 => Streams(file, random),
                1 => Numbers(file, random),
                2 => Splice(file, files[random.Next(files.Count)], random),
                _ => Bytes(file, random),
            };
        }

        return file;
    }

    private static bool IsZip(byte[] file) => file is [(byte)'P', (byte)'K', 3, 4, ..];

    private static byte[] Bytes(byte[] file, Random random)
    {
        var changed = (byte[])file.Clone();
        switch (random.Next(4))
        {
            case 0:
                return changed[..random.Next(changed.Length)];
            case 1:
                var at = random.Next(changed.Length);
                var length = random.Next(Math.Min(4096, changed.Length - at) + 1);
                return random.Next(2) == 0 ? [.. changed[..at], .. changed[(at + length)..]] : [.. changed[..at], .. changed[at..(at + length)], .. changed[at..]];
            default:
                for (var i = random.Next(1, 30); i > 0; i--)
                {
                    var place = random.Next(changed.Length);
                    changed[place] = random.Next(2) == 0 ? _telling[random.Next(_telling.Length)] : (byte)(changed[place] ^ (1 << random.Next(8)));
                }

                return changed;
        }
    }

    // Lengths, offsets, object numbers: what a format counts with.
    private static byte[] Numbers(byte[] file, Random random)
    {
        var digits = Enumerable.Range(0, file.Length).Where(i => file[i] is >= (byte)'0' and <= (byte)'9').ToList();
        if (digits.Count == 0)
        {
            return Bytes(file, random);
        }

        var changed = (byte[])file.Clone();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            changed[digits[random.Next(digits.Count)]] = (byte)('0' + random.Next(10));
        }

        return changed;
    }

    private static byte[] Splice(byte[] a, byte[] b, Random random) =>
        b.Length == 0 ? a : [.. a[..random.Next(a.Length)], .. b[random.Next(b.Length)..]];

    // Under a right checksum, so that the change reaches the reader of the part.
    private static byte[] Entries(byte[] file, Random random)
    {
        try
        {
            using var made = new MemoryStream();
            using (var from = new ZipArchive(new MemoryStream(file)))
            using (var to = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var entry in from.Entries)
                {
                    using var content = new MemoryStream();
                    using (var read = entry.Open())
                    {
                        read.CopyTo(content);
                    }

                    var bytes = content.ToArray();
                    using var write = to.CreateEntry(entry.FullName).Open();
                    write.Write(bytes.Length > 0 && random.Next(3) == 0 ? Bytes(bytes, random) : bytes);
                }
            }

            return made.ToArray();
        }
        catch (InvalidDataException)
        {
            return Bytes(file, random);
        }
    }

    // A PDF's compressed stream, opened, changed and closed again.
    private static byte[] Streams(byte[] file, Random random)
    {
        var starts = new List<int>();
        for (var at = 0; (at = file.AsSpan(at).IndexOf("stream"u8) is var found and >= 0 ? at + found + 6 : -1) >= 0;)
        {
            starts.Add(at + (at + 1 < file.Length && file[at] == '\r' ? 2 : 1));
        }

        if (starts.Count == 0)
        {
            return Bytes(file, random);
        }

        var start = Math.Min(starts[random.Next(starts.Count)], file.Length);
        var end = file.AsSpan(start).IndexOf("endstream"u8) is var length and >= 0 ? start + length : file.Length;
        try
        {
            using var open = new ZLibStream(new MemoryStream(file[start..end]), CompressionMode.Decompress);
            using var content = new MemoryStream();
            open.CopyTo(content);
            using var closed = new MemoryStream();
            using (var close = new ZLibStream(closed, CompressionLevel.Fastest, leaveOpen: true))
            {
                close.Write(content.Length == 0 ? [] : Bytes(content.ToArray(), random));
            }

            return [.. file[..start], .. closed.ToArray(), .. file[end..]];
        }
        catch (InvalidDataException)
        {
            return Bytes(file, random);
        }
    }
}
