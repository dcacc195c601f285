using Npgsql;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Guests;

/// <summary>
/// The rows of <c>erased_guests</c>: tokens cannot be called back, so a guest that is gone is known by its row for as long as a token
/// of it may be about.
/// </summary>
internal sealed class ErasedGuestTable(NpgsqlDataSource database)
{
    /// <summary>How far the guest's erasure is; null where none has begun.</summary>
    public Task<Erasure?> Look(GuestId guest, CancellationToken cancellation) => database.One(
        "SELECT finished_at IS NOT NULL FROM erased_guests WHERE id = @id",
        parameters => parameters.AddWithValue("id", guest.Value),
        row => new Erasure(row.GetBoolean(0)),
        cancellation);

    /// <summary>
    /// Begins an erasure. Its lock waits for statements that take something in of the guest's (<c>guest_is_live</c>): each of them
    /// is seen by what follows, or sees this row.
    /// </summary>
    public Task Add(GuestId guest) => database.Do(
        """
        INSERT INTO erased_guests (id, erased_at) SELECT @id, resume_now() FROM (SELECT guest_ends(@id)) locked
        ON CONFLICT DO NOTHING
        """,
        parameters => parameters.AddWithValue("id", guest.Value));

    /// <summary>Ends an erasure.</summary>
    public Task Finish(GuestId guest) => database.Do(
        "UPDATE erased_guests SET finished_at = resume_now() WHERE id = @id AND finished_at IS NULL",
        parameters => parameters.AddWithValue("id", guest.Value));

    /// <summary>Erasures that began a while ago and have not ended, oldest first, behind the last one told.</summary>
    public Task<List<ListCursor>> HalfErased(ListCursor after, int limit, CancellationToken cancellation) => database.All(
        """
        SELECT erased_at, id FROM erased_guests
        WHERE finished_at IS NULL AND erased_at < resume_now() - interval '10 seconds' AND (erased_at, id) > (@after, @id)
        ORDER BY erased_at, id LIMIT @limit
        """,
        parameters =>
        {
            parameters.AddWithValue("after", after.Before);
            parameters.AddWithValue("id", after.Id);
            parameters.AddWithValue("limit", limit);
        },
        row => new ListCursor(row.GetFieldValue<DateTimeOffset>(0), row.GetGuid(1)),
        cancellation);

    /// <summary>Drops rows of guests of whom no token can be about any more.</summary>
    public Task<int> Drop(int limit, CancellationToken cancellation) => database.Do(
        """
        DELETE FROM erased_guests WHERE id IN (
            SELECT id FROM erased_guests WHERE finished_at < resume_now() - interval '40 days' ORDER BY finished_at, id LIMIT @limit
        )
        """,
        parameters => parameters.AddWithValue("limit", limit),
        cancellation);
}

/// <summary>An erasure that has begun.</summary>
/// <param name="IsFinished">Nothing is left of the guest.</param>
internal sealed record Erasure(bool IsFinished);
