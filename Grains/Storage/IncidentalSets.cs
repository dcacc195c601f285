using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace OrleansResume.Grains.Storage;

/// <summary>An incidental state as it is to be.</summary>
/// <param name="Grain">Whose.</param>
/// <param name="Version">What is stored; null where nothing is.</param>
/// <param name="Payload">The state.</param>
internal sealed record IncidentalWrite(Guid Grain, int? Version, byte[] Payload);

/// <summary>How incidental states are written, many in one statement: what it does for each is what Orleans' own does for one.</summary>
internal static class IncidentalSets
{
    // No row back is a conflict: another activation was first. A version that is stored no more is one too; whoever deletes it this very
    // moment has found that it says nothing. The version is asked for as a value, since of EXISTS the planner may make a hash of all rows.
    private const string Sql =
        """
        INSERT INTO grain_states AS stored (service_id, state_name, grain_id_n0, grain_id_n1, grain_id_extension, version, payload)
        SELECT w.service, w.name, w.n0, w.n1, '', coalesce(w.version, 0) + 1, w.payload
        FROM unnest(@service, @name, @n0, @n1, @version, @payload) AS w (service, name, n0, n1, version, payload)
        WHERE w.version IS NULL OR w.version = (
            SELECT s.version FROM grain_states s
            WHERE s.service_id = w.service AND s.state_name = w.name AND s.grain_id_n0 = w.n0 AND s.grain_id_n1 = w.n1 AND s.grain_id_extension = '')
        ON CONFLICT ON CONSTRAINT grain_states_pkey DO UPDATE
        SET version = excluded.version, payload = excluded.payload, modified_at = now()
        WHERE stored.version = excluded.version - 1
        RETURNING grain_id_n0, grain_id_n1, version
        """;

    /// <summary>The statement for the states of one name; it returns the new version.</summary>
    public static SetStatement<IncidentalWrite, string> Write(string service, string name) => new(
        $"state {name}",
        LocksDocument: false,
        Sql,
        [
            SetColumn<IncidentalWrite>.Of("service", NpgsqlDbType.Text, _ => service),
            SetColumn<IncidentalWrite>.Of("name", NpgsqlDbType.Text, _ => name),
            SetColumn<IncidentalWrite>.Of("n0", NpgsqlDbType.Bigint, write => Key(write.Grain).N0),
            SetColumn<IncidentalWrite>.Of("n1", NpgsqlDbType.Bigint, write => Key(write.Grain).N1),
            SetColumn<IncidentalWrite>.Of("version", NpgsqlDbType.Integer, write => write.Version),
            SetColumn<IncidentalWrite>.Of("payload", NpgsqlDbType.Bytea, write => write.Payload),
        ],
        Grain,
        row => row.GetInt32(2).ToString(CultureInfo.InvariantCulture));

    /// <summary>A grain's key as Orleans stores it.</summary>
    public static (long N0, long N1) Key(Guid grain)
    {
        Span<byte> key = stackalloc byte[16];
        grain.TryWriteBytes(key);
        return (BitConverter.ToInt64(key[..8]), BitConverter.ToInt64(key[8..]));
    }

    private static Guid Grain(NpgsqlDataReader row)
    {
        Span<byte> key = stackalloc byte[16];
        BitConverter.TryWriteBytes(key, row.GetInt64(0));
        BitConverter.TryWriteBytes(key[8..], row.GetInt64(1));
        return new Guid(key);
    }
}
