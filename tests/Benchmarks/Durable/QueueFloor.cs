using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace OrleansResume.Benchmarks.Durable;

/// <summary>
/// What somebody would write who needs no promise: a minimal API, a row each, and a queue in memory with 64 consumers. What was
/// accepted is lost with the process, nothing is limited, nobody is asked who they are.
/// </summary>
internal static class QueueFloor
{
    private const int Consumers = 64;

    /// <summary>Serves it beside the product, at paths like the product's, in the same process.</summary>
    public static async Task Map(WebApplication app, string connectionString)
    {
        var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 10, AutoPrepareMinUsages = 1, MaxPoolSize = 40 });
        await Do(database, "CREATE TABLE IF NOT EXISTS floor_jobs (id uuid PRIMARY KEY, status text NOT NULL, at timestamptz NOT NULL DEFAULT now(), ended timestamptz)", id: null);
        var queue = Channel.CreateUnbounded<Guid>();
        var jobs = new ConcurrentDictionary<Guid, Job>();
        app.MapPost("/floor/api/v1/documents/{document}/analyze", async () =>
        {
            var id = Guid.CreateVersion7();
            await Do(database, "INSERT INTO floor_jobs (id, status) VALUES ($1, 'queued')", id);
            jobs[id] = new Job(id, "queued", DateTimeOffset.UnixEpoch, FinishedAt: null);
            queue.Writer.TryWrite(id);
            return Results.Json(jobs[id], statusCode: 202);
        });
        app.MapGet("/floor/api/v1/analyses/{id:guid}", (Guid id) => Results.Json(jobs[id]));
        for (var consumer = 0; consumer < Consumers; consumer++)
        {
            _ = Task.Run(async () =>
            {
                await foreach (var id in queue.Reader.ReadAllAsync())
                {
                    await Do(database, "UPDATE floor_jobs SET status = 'processing' WHERE id = $1", id);
                    await Do(database, "UPDATE floor_jobs SET status = 'completed', ended = now() WHERE id = $1", id);
                    jobs[id] = jobs[id] with { Status = "completed", FinishedAt = DateTimeOffset.UnixEpoch };
                }
            });
        }
    }

    private static async Task Do(NpgsqlDataSource database, string sql, Guid? id)
    {
        await using var command = database.CreateCommand(sql);
        if (id is { } one)
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = one });
        }

        await command.ExecuteNonQueryAsync();
    }

    private sealed record Job(Guid Id, string Status, DateTimeOffset QueuedAt, DateTimeOffset? FinishedAt);
}
