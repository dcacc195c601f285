using System.Text.Json;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Llm;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;
using OrleansResume.System.Tests.Telemetry;

namespace OrleansResume.System.Tests.Processes;

/// <summary>Two silos and a model that thinks for as long as the test wants; the silo that waits for it dies or stands still.</summary>
public sealed class StoppedWorkerTests(TestPostgres postgres)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(40);
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task HangingModel_AndItsSiloGone_TimesOutInTimeAndStaysSo(bool killed)
    {
        await using var model = await ModelServer.Start();
        var late = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        model.Answer = async context =>
        {
            asked.TrySetResult();
            await late.Task.WaitAsync(context.RequestAborted);
            await ModelAnswers.Finds()(context);
        };
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await using var first = await Silo(database, model, "00:00:08").Ready();
        await using var second = await Silo(database, model, "00:00:08").Ready();
        using var client = await ResumeClient.NewGuest(first.Api);
        var (id, holder) = await AnalyzeUntil(client, database, () => (asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task);
        var (gone, stays) = holder == first.SiloPort ? (first, second) : (second, first);

        await Remove(gone, killed);
        using var again = client.At(stays.Api);
        var failed = await again.Final(id, _patience, retries: 20);

        Assert.Equal("timed_out", ResumeClient.Text(failed.GetProperty("error"), "code"));
        Assert.Contains("did not finish within 8 s (timed out)", ResumeClient.Text(failed.GetProperty("error"), "message"), StringComparison.Ordinal);
        var took = await database.ScalarAsync<TimeSpan>($"SELECT max(at) FILTER (WHERE to_status = 'failed') - min(at) FILTER (WHERE reason = 'begun') FROM analysis_transitions WHERE analysis_id = '{id}'", Token);
        // Whoever finds out is two sweeps late at most, which is what a busy machine cannot hold; not the model's ten minutes.
        Assert.InRange(took, TimeSpan.FromSeconds(8), _patience);

        late.SetResult();
        if (!killed)
        {
            await Wake(gone);
        }

        await Unchanged(database, again, failed);
    }

    [Fact]
    public async Task SlowModel_AndItsSiloStandsStill_AnotherFinishesAndTheLateResultCountsForNothing()
    {
        await using var model = await ModelServer.Start();
        var late = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = 0;
        model.Answer = async context =>
        {
            if (Interlocked.Increment(ref asked) == 1)
            {
                await late.Task.WaitAsync(context.RequestAborted);
            }

            await ModelAnswers.Finds()(context);
        };
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await using var first = await Silo(database, model, "00:02:00").Ready();
        await using var second = await Silo(database, model, "00:02:00").Ready();
        using var client = await ResumeClient.NewGuest(first.Api);
        var id = await client.Analyze(await client.Upload(SmallResume.Bytes));
        await model.Asked();
        var (stands, goesOn) = await Holder(database, id) == first.SiloPort ? (first, second) : (second, first);

        stands.Stand();
        using var again = client.At(goesOn.Api);
        var completed = await again.Final(id, _patience, retries: 20);
        Assert.Equal("completed", ResumeClient.Text(completed, "status"));
        Assert.Equal(2, await database.ScalarAsync<int>("SELECT run FROM analyses", Token));

        late.SetResult();
        await Wake(stands);
        await Unchanged(database, again, completed);
    }

    [Fact]
    public async Task SlowModel_AndItsSiloIsKilled_AnotherFinishesBeforeTheLeaseIsOver()
    {
        await using var model = await ModelServer.Start();
        var asked = 0;
        model.Answer = context => (Interlocked.Increment(ref asked) == 1 ? ModelAnswers.Hangs() : ModelAnswers.Finds())(context);
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await using var first = await Silo(database, model, "00:02:00").Ready();
        await using var second = await Silo(database, model, "00:02:00").Ready();
        using var client = await ResumeClient.NewGuest(first.Api);
        var id = await client.Analyze(await client.Upload(SmallResume.Bytes));
        await model.Asked();
        var (dies, goesOn) = await Holder(database, id) == first.SiloPort ? (first, second) : (second, first);

        await dies.Kill();
        // What its peers have to say of it is all that can end it now.
        await database.ExecuteAsync($"UPDATE workers SET expires_at = expires_at + interval '1 hour' WHERE silo LIKE '%:{dies.SiloPort}@%'", Token);

        using var again = client.At(goesOn.Api);
        Assert.Equal("completed", ResumeClient.Text(await again.Final(id, _patience, retries: 20), "status"));
        Assert.Equal(2, await database.ScalarAsync<int>("SELECT run FROM analyses", Token));
    }

    private static ServerProcess Silo(TestDatabase database, ModelServer model, string timeout) => ServerProcess.Silo(
    [
        $"--ConnectionStrings:Postgres={database.ConnectionString}", $"--Analysis:Timeout={timeout}", "--Llm:AttemptTimeout=00:10:00",
        .. model.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
    ]);

    // On a busy machine all of a short deadline may be over before a cold silo asks the model, or before it is known whose it is: that
    // one is of no interest, and the next is warmer.
    private static async Task<(string Id, int Holder)> AnalyzeUntil(ResumeClient client, TestDatabase database, Func<Task> nextAsked)
    {
        var document = await client.Upload(SmallResume.Bytes);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var asked = nextAsked();
            var id = await client.Analyze(document);
            do
            {
                if (asked.IsCompleted && await Holder(database, id) is var holder and not 0)
                {
                    return (id, holder);
                }

                await pause.WaitForNextTickAsync(Token);
            }
            while (ResumeClient.Text(await client.Get($"/api/v1/analyses/{id}"), "status") is "queued" or "processing");
        }
    }

    // The holder's port; 0 where nobody holds it.
    private static async Task<int> Holder(TestDatabase database, string analysis) => await database.ScalarAsync<int>(
        $"SELECT coalesce((SELECT substring(w.silo FROM ':([0-9]+)@')::int FROM analyses a JOIN workers w ON w.id = a.worker_id WHERE a.id = '{analysis}'), 0)", Token);

    private static async Task Remove(ServerProcess silo, bool killed)
    {
        if (killed)
        {
            await silo.Kill();
        }
        else
        {
            silo.Stand();
        }
    }

    // It brings back its result, which is refused and counted, or it hears first that the cluster has buried it, and ends.
    private static async Task Wake(ServerProcess silo)
    {
        silo.GoOn();
        using var ended = new CancellationTokenSource();
        var refused = Scrape.Until(silo.Operators, scrape => scrape.Value("resume_stale_completions_total") >= 1, ended.Token);
        await Task.WhenAny(silo.Ended(), refused);
        await ended.CancelAsync();
    }

    private static async Task Unchanged(TestDatabase database, ResumeClient client, JsonElement final)
    {
        var id = ResumeClient.Text(final, "id");
        Assert.Equal(1L, await database.ScalarAsync<long>($"SELECT count(*) FROM analysis_transitions WHERE analysis_id = '{id}' AND to_status IN ('completed', 'failed')", Token));
        Assert.Equal(final.GetRawText(), (await client.Get($"/api/v1/analyses/{id}")).GetRawText());
    }
}
