using System.Globalization;
using Npgsql;
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
        await using var storage = new LawStorage(database);
        var search = new LawSearch(database, storage, () => new LawModel());
        var began = TimeProvider.System.GetTimestamp();

        var found = await search.Find(steps / Length);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{search.Taken} steps, {search.Taken / TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} a second; {search.Written} times a row was changed"));
        Assert.True(found is null, found?.ToString());
        // Whatever was counted has gone again with its document.
        Assert.Equal(["0"], await database.All("SELECT coalesce(sum(n), 0)::text FROM analysis_counts", row => row.GetString(0)));
    }

    [Fact]
    public async Task Clock_OfASessionThatReplacesALostOne_IsTheRunsClock()
    {
        await using var database = await LawDatabase.Create(postgres, Token);
        await database.Set(7);

        var lost = await Assert.ThrowsAnyAsync<NpgsqlException>(() => database.Do("SELECT pg_terminate_backend(pg_backend_pid())"));

        Assert.Equal(PostgresErrorCodes.AdminShutdown, lost.SqlState);
        Assert.Equal([7], await database.All("SELECT resume_now()", row => LawDatabase.Seconds(row.GetFieldValue<DateTimeOffset>(0))));
    }

    [Fact]
    public async Task Model_ThatIsWrongAboutOneStep_IsFoundOutByAShortRun()
    {
        await using var database = await LawDatabase.Create(postgres, Token);
        await using var storage = new LawStorage(database);

        var found = await new LawSearch(database, storage, () => new LawModel { GivesNewTimeToLostWork = true }).Find(runs: 300);

        Assert.NotNull(found);
        output.WriteLine(found.ToString());
        // Accepted, begun, a wait, taken away, begun again; and perhaps a step that lets another activation see it.
        Assert.InRange(found.Run.Length, 4, 6);
        Assert.Equal(LawAct.Begin, found.Run[^1].Act);
        Assert.Contains(found.Run, step => step.Act == LawAct.TakeAway);
        Assert.Contains(found.Run, step => step.Act == LawAct.Wait);
    }
}
