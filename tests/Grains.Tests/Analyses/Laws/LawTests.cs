using System.Globalization;
using CsCheck;
using OrleansResume.Fixtures.Postgres;

namespace OrleansResume.Grains.Tests.Analyses.Laws;

/// <summary>
/// Any commands and faults, against the lifecycle, the leases and the rows: they do what the model does. Short with every test run;
/// long with LAW_STEPS=1000000, each of them on PostgreSQL.
/// </summary>
public sealed class LawTests(TestPostgres postgres, ITestOutputHelper output)
{
    // Of a run, on average.
    private const int Length = 30;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_OfAnyCommandsAndFaults_DoWhatTheModelDoes()
    {
        var steps = Environment.GetEnvironmentVariable("LAW_STEPS") is { Length: > 0 } many ? int.Parse(many, CultureInfo.InvariantCulture) : 6000;
        await using var database = await LawDatabase.Create(postgres, Token);
        var (taken, written) = (0L, 0L);

        await LawCommand.Runs.SampleAsync(
            async run =>
            {
                var model = new LawModel();
                Assert.Null(await new LawRun(database, model).Differs(run));
                taken += run.Length;
                written += model.Written;
            },
            iter: steps / Length,
            threads: 1,
            print: Tell);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{taken} steps, {written} of them changed a row"));
        // Whatever was counted has gone again with its document.
        Assert.Equal(["0"], await database.All("SELECT coalesce(sum(n), 0)::text FROM analysis_counts", row => row.GetString(0)));
    }

    [Fact]
    public async Task Model_ThatIsWrongAboutOneStep_IsFoundOutByAShortRun()
    {
        await using var database = await LawDatabase.Create(postgres, Token);

        var found = await Assert.ThrowsAsync<CsCheckException>(() => LawCommand.Runs.SampleAsync(
            async run => Assert.Null(await new LawRun(database, new LawModel { GivesNewTimeToLostWork = true }).Differs(run)),
            seed: "1_sA3Tg_XtL8",
            iter: 300,
            threads: 1,
            print: Tell));

        output.WriteLine(found.Message);
        Assert.Contains("Begin", found.Message, StringComparison.Ordinal);
        Assert.Contains("TakeAway", found.Message, StringComparison.Ordinal);
    }

    private static string Tell(LawCommand[] run) => string.Join("; ", run.Select(step => step.ToString()));
}
