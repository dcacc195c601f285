using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Processes;

/// <summary>A caller that repeats what it asked for, while silos come and go, has asked for it once.</summary>
public sealed class RepeatedKeysTests(TestPostgres postgres)
{
    private const int Keys = 1000;
    private const int Times = 20;
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AThousandKeys_TwentyTimesEachWithASiloKilled_AreOneAnalysisEachChargedOnce()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        string[] settings =
        [
            $"--ConnectionStrings:Postgres={database.ConnectionString}", "--Silo:HostApi=false", "--Limits:Day:Permits=1000000", "--Limits:Day:Window=366.00:00:00",
        ];
        await using var first = await ServerProcess.Silo(settings).Ready();
        await using var second = await ServerProcess.Silo(settings).Ready();
        await using var dies = await ServerProcess.Silo(settings).Ready();
        await using var frontEnd = await ServerProcess.FrontEnd($"--ConnectionStrings:Postgres={database.ConnectionString}").Ready();
        using var client = await ResumeClient.NewGuest(frontEnd.Api, connections: 32);
        var document = await client.Upload(SmallResume.Bytes, "resume.txt");
        var asked = 0;
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var asking = Parallel.ForEachAsync(Enumerable.Range(0, Keys), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, async (key, _) =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => client.AnalyzeOnce(document, $"\"key {key}\"")));
            Assert.Single(answers.Distinct(StringComparer.Ordinal));
            if (Interlocked.Increment(ref asked) == Keys / 2)
            {
                half.SetResult();
            }
        });
        await Task.WhenAny(half.Task, asking);
        await dies.Kill();
        await asking;

        Assert.Equal(Keys, await database.ScalarAsync<long>("SELECT count(*) FROM analysis_transitions WHERE from_status IS NULL", Token));
        var limits = (await client.Get("/api/v1/guests/me")).GetProperty("limits").EnumerateArray().ToDictionary(
            limit => ResumeClient.Text(limit, "policy"), limit => limit.GetProperty("remaining").GetInt32(), StringComparer.Ordinal);
        Assert.InRange(limits["day"], 1_000_000 - Keys, 1_000_000 - Keys + 5);
    }
}
