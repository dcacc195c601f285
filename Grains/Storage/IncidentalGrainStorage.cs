using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Orleans.Configuration;
using Orleans.Storage;

namespace OrleansResume.Grains.Storage;

/// <summary>
/// Incidental state in Orleans' own table, by the keys and with the rows of its ADO.NET persistence, so that either reads
/// what the other wrote. What differs is how a write travels: in a statement with those of other grains.
/// </summary>
internal sealed class IncidentalGrainStorage(
    NpgsqlDataSource database,
    GroupCommit commits,
    IGrainStorageSerializer serializer,
    IOptions<ClusterOptions> cluster) : IGrainStorage
{
    /// <summary>The provider's name.</summary>
    public const string Name = "incidental";

    private static readonly string[] _keys = ["ReadFromStorageKey", "ClearStorageKey"];

    private readonly ConcurrentDictionary<string, SetStatement<IncidentalWrite, string>> _writes = new(StringComparer.Ordinal);
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
        var statement = _writes.GetOrAdd(stateName, name => IncidentalSets.Write(cluster.Value.ServiceId, name));
        var key = grainId.GetGuidKey();
        int? version = grainState.ETag is { } etag ? Version(etag) : null;
        grainState.ETag = await commits.One(statement, key, new IncidentalWrite(key, version, payload.ToArray())) ?? throw Overtaken(stateName, grainState.ETag);
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is not null)
        {
            grainState.ETag = await Clear(stateName, grainId, grainState.ETag);
        }

        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private async Task<string> Clear(string stateName, GrainId grainId, string etag)
    {
        var sql = await Statement("ClearStorageKey");
        var written = await commits.One(
            new WriteOrder(LocksDocument: false, grainId.GetGuidKey()),
            sql,
            parameters =>
            {
                Identify(parameters, stateName, grainId);
                parameters.AddWithValue("GrainStateVersion", Version(etag));
            },
            row => row.GetInt32(0).ToString(CultureInfo.InvariantCulture));
        return written ?? throw Overtaken(stateName, etag);
    }

    private void Identify(NpgsqlParameterCollection parameters, string stateName, GrainId grainId)
    {
        var key = IncidentalSets.Key(grainId.GetGuidKey());
        parameters.AddWithValue("ServiceId", cluster.Value.ServiceId);
        parameters.AddWithValue("GrainTypeString", stateName);
        parameters.AddWithValue("GrainIdN0", key.N0);
        parameters.AddWithValue("GrainIdN1", key.N1);
        parameters.AddNullable("GrainIdExtensionString", NpgsqlDbType.Text, value: null);
    }

    private static int Version(string etag) => int.Parse(etag, CultureInfo.InvariantCulture);

    private static InconsistentStateException Overtaken(string stateName, string? etag) => new($"Version {etag} of a state '{stateName}' was overtaken.");

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
