using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Storage;

/// <summary>Where a page of a list, newest first, goes on: behind this time and id.</summary>
/// <param name="Before">Time of the last item told.</param>
/// <param name="Id">Its id, for items of the same time.</param>
internal readonly record struct ListCursor(DateTimeOffset Before, Guid Id)
{
    private const int Size = 24;
    private const int MostPages = 10;

    /// <summary>In front of everything: PostgreSQL's infinity is .NET's largest time.</summary>
    private static readonly ListCursor _start = new(DateTimeOffset.MaxValue, new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff"));

    /// <summary>What a caller sent back; anything that was not made here starts at the first page.</summary>
    public static ListCursor Read(string? cursor)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (cursor is null
            // Not TryDecodeFromChars: it throws at characters that are none of its own.
            || Base64Url.DecodeFromChars(cursor, bytes, out _, out var written) != OperationStatus.Done
            || written != Size)
        {
            return _start;
        }

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return ticks < DateTimeOffset.MinValue.Ticks || ticks > DateTimeOffset.MaxValue.Ticks
            ? _start
            : new ListCursor(new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[8..], bigEndian: true));
    }

    /// <summary>A page out of one row more than it holds, which tells whether there is another.</summary>
    public static Page<T> Page<T>(List<T> rows, int limit, Func<T, ListCursor> cursor) => rows.Count > limit
        ? new Page<T>([.. rows.Take(limit)], cursor(rows[limit - 1]).ToString())
        : new Page<T>([.. rows], NextCursor: null);

    /// <summary>
    /// Goes through rows in ascending order, page by page behind the last one, so that what cannot be dealt with stands in nobody's
    /// way; ten pages a round, the rest waits for the next one.
    /// </summary>
    public static async Task Pages(Func<ListCursor, Task<List<ListCursor>>> read, int size, Func<ListCursor, Task> act)
    {
        var after = new ListCursor(DateTimeOffset.MinValue, Guid.Empty);
        for (var page = 0; page < MostPages; page++)
        {
            var rows = await read(after);
            await Task.WhenAll(rows.Select(act));
            if (rows.Count < size)
            {
                return;
            }

            after = rows[^1];
        }
    }

    /// <summary>URL-safe and opaque.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Before.UtcTicks);
        Id.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }
}
