using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Orleans.Configuration;
using Orleans.Storage;

namespace OrleansResume.Grains.Storage;

/// <summary>
/// Incidental state in Orleans' own table, by the statements and under the keys of its ADO.NET persistence, so that either reads
/// what the other wrote. What differs is how a write travels: in a group with those of other grains.
/// </summary>
internal sealed class IncidentalGrainStorage(
    NpgsqlDataSource database,
    GroupCommit commits,
    IGrainStorageSerializer serializer,
    IOptions<ClusterOptions> cluster) : IGrainStorage
{
    /// <summary>The provider's name.</summary>
    public const string Name = "incidental";

    private static readonly string[] _keys = ["ReadFromStorageKey", "WriteToStorageKey", "ClearStorageKey"];

    private readonly Lock _lock = new();
    private Task<Dictionary<string, string>>? _statements;

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var sql = await Statement("ReadFromStorageKey");
        var row = await database.One(sql, parameters => Identify(parameters, stateName, grainId), Stored);
        grainState.ETag = row?.Version!;
        grainState.RecordExists = row?.Payload is not null;
        grainState.State = row?.Payload is { } payload ? serializer.Deserialize<T>(new BinaryData(payload)) : Activator.CreateInstance<T>();
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = serializer.Serialize(grainState.State);
        grainState.ETag = await Change("WriteToStorageKey", stateName, grainId, grainState.ETag, payload.ToArray());
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is not null)
        {
            grainState.ETag = await Change("ClearStorageKey", stateName, grainId, grainState.ETag, payload: null);
        }

        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private async Task<string> Change(string key, string stateName, GrainId grainId, string? etag, byte[]? payload)
    {
        var sql = await Statement(key);
        var written = await commits.One(
            new WriteOrder(LocksDocument: false, grainId.GetGuidKey()),
            sql,
            parameters =>
            {
                Identify(parameters, stateName, grainId);
                parameters.AddNullable("GrainStateVersion", NpgsqlDbType.Integer, etag is null ? null : int.Parse(etag, CultureInfo.InvariantCulture));
                parameters.AddNullable("PayloadBinary", NpgsqlDbType.Bytea, payload);
            },
            row => row.GetInt32(0).ToString(CultureInfo.InvariantCulture));
        return written ?? throw new InconsistentStateException($"Version {etag} of a state '{stateName}' was overtaken.");
    }

    private void Identify(NpgsqlParameterCollection parameters, string stateName, GrainId grainId)
    {
        Span<byte> key = stackalloc byte[16];
        grainId.GetGuidKey().TryWriteBytes(key);
        parameters.AddWithValue("ServiceId", cluster.Value.ServiceId);
        parameters.AddWithValue("GrainTypeString", stateName);
        parameters.AddWithValue("GrainIdN0", BitConverter.ToInt64(key[..8]));
        parameters.AddWithValue("GrainIdN1", BitConverter.ToInt64(key[8..]));
        parameters.AddNullable("GrainIdExtensionString", NpgsqlDbType.Text, value: null);
    }

    private static Row Stored(NpgsqlDataReader row) => new(row.MaybeRef<byte[]>(0), row.Maybe<int>(1)?.ToString(CultureInfo.InvariantCulture));

    // Once a process, unless it fails.
    private async Task<string> Statement(string key)
    {
        Task<Dictionary<string, string>> statements;
        lock (_lock)
        {
            if (_statements is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _statements = ReadStatements();
            }

            statements = _statements;
        }

        return (await statements)[key];
    }

    private async Task<Dictionary<string, string>> ReadStatements()
    {
        var rows = await database.All(
            "SELECT querykey, querytext FROM OrleansQuery WHERE querykey = ANY (@keys)",
            parameters => parameters.AddWithValue("keys", _keys),
            row => (Key: row.GetString(0), Text: row.GetString(1)));
        return rows.ToDictionary(row => row.Key, row => row.Text, StringComparer.Ordinal);
    }

    private sealed record Row(byte[]? Payload, string? Version);
}
