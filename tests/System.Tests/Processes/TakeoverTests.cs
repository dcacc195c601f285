using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Processes;

/// <summary>Real silos, killed for real, on a real database: what was accepted is completed, once.</summary>
public sealed class TakeoverTests(TestPostgres postgres)
{
    private const int Burst = 200;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(45);
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KillTheOnlySilo_RightAfterAccepting_EverythingCompletesAfterItsRestart()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        List<string> accepted;
        ResumeClient client;
        await using (var silo = await Silo(database).Ready())
        {
            client = await ResumeClient.NewGuest(silo.Api);
            accepted = await AcceptBurst(client);
            await silo.Kill();
        }

        await using var next = await Silo(database).Ready();
        using var again = client.At(next.Api);
        await AllComplete(again, accepted);
        await OnceEach(database);
        client.Dispose();
    }

    [Fact]
    public async Task KillOneOfTwoSilos_WithWorkInIt_TheOtherGoesOn()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await using var stays = await Silo(database).Ready();
        await using var dies = await Silo(database).Ready();
        using var client = await ResumeClient.NewGuest(dies.Api);
        var accepted = await AcceptBurst(client);

        await dies.Kill();

        using var again = client.At(stays.Api);
        await AllComplete(again, accepted);
        await OnceEach(database);
    }

    [Fact]
    public async Task StopOneOfTwoSilos_BehindAFrontEnd_NoPollFailsBeyondARetry()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await using var first = await Silo(database, "--Silo:HostApi=false").Ready();
        await using var second = await Silo(database, "--Silo:HostApi=false").Ready();
        await using var frontEnd = await ServerProcess.FrontEnd($"--ConnectionStrings:Postgres={database.ConnectionString}").Ready();
        using var client = await ResumeClient.NewGuest(frontEnd.Api);

        foreach (var stopped in new[] { first, second })
        {
            await using var third = await Silo(database, "--Silo:HostApi=false").Ready();
            var accepted = await AcceptBurst(client);
            var polls = accepted.Select(id => client.Final(id, _patience, retries: 1)).ToList();
            await stopped.Stop();
            Assert.Equal(0, stopped.ExitCode);
            Assert.All(await Task.WhenAll(polls), answer => Assert.Equal("completed", ResumeClient.Text(answer, "status")));
            await third.Stop();
        }
    }

    private static ServerProcess Silo(TestDatabase database, params string[] more) =>
        ServerProcess.Silo([$"--ConnectionStrings:Postgres={database.ConnectionString}", .. more]);

    private static async Task<List<string>> AcceptBurst(ResumeClient client)
    {
        var document = await client.Upload(SmallResume.Bytes, "resume.txt");
        return [.. await Task.WhenAll(Enumerable.Range(0, Burst).Select(_ => client.Analyze(document)))];
    }

    private static async Task AllComplete(ResumeClient client, List<string> accepted)
    {
        var answers = await Task.WhenAll(accepted.Select(id => client.Final(id, _patience, retries: 3)));
        Assert.All(answers, answer => Assert.Equal("completed", ResumeClient.Text(answer, "status")));
    }

    // From the history, not from the grains.
    private static async Task OnceEach(TestDatabase database)
    {
        Assert.Equal(Burst, await database.ScalarAsync<long>("SELECT count(*) FROM analysis_transitions WHERE from_status IS NULL", Token));
        Assert.Equal(Burst, await database.ScalarAsync<long>("SELECT count(*) FROM analysis_transitions WHERE to_status IN ('completed', 'failed')", Token));
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM analyses WHERE status <> 'completed'", Token));
    }
}
