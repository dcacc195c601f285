using Npgsql;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.Api.Health;

/// <summary>Asks the cluster and the database, for a second each at most.</summary>
internal sealed partial class Readiness(IGrainFactory grains, NpgsqlDataSource database, ILogger<Readiness> logger)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    public async Task<ReadyAnswer> Ask(CancellationToken cancellation)
    {
        var cluster = Part("cluster", AskCluster(), "no silo answers");
        var store = Part("database", AskDatabase(cancellation), "it does not answer");
        var (c, d) = (await cluster, await store);
        return new ReadyAnswer(c == "ok" && d == "ok" ? "ready" : "unready", c, d);
    }

    // A grain that nobody has: the answer, a refusal, comes from wherever in the cluster it was asked.
    private async Task AskCluster() => await grains.AnalysisLists().Latest(new GuestId(Guid.Empty), new DocumentId(Guid.Empty));

    private async Task AskDatabase(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT 1");
        await command.ExecuteScalarAsync(cancellation);
    }

    private async Task<string> Part(string name, Task question, string otherwise)
    {
        try
        {
            await question.WaitAsync(_patience);
            return "ok";
        }
        catch (Exception exception)
        {
            LogUnready(logger, name, exception.GetType().Name);
            return otherwise;
        }
    }

    [LoggerMessage(2101, LogLevel.Warning, "Not ready: {Part} ({Exception})")]
    private static partial void LogUnready(ILogger logger, string part, string exception);
}
