namespace OrleansResume.System.Tests.Faults;

/// <summary>
/// Three silos, a front end and PostgreSQL under load and under faults. Short with every test run; long with FAULTS=200 (how many),
/// FAULTS_KIND=kill,database (which; all where it is not set) and FAULTS_SEED=7 (whom and when), which names the run to be seen
/// again. FAULTS_RATE, FAULTS_HOLD and FAULTS_GAP: see <see cref="FaultSettings"/>.
/// </summary>
public sealed class FaultRunTests(SharedFaultCluster shared, ITestOutputHelper output) : IClassFixture<SharedFaultCluster>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Faults_UnderLoad_NothingAcceptedIsLostOrEndsTwiceOrLateOrOverTheLimit()
    {
        if (FaultSettings.Count is not { } count)
        {
            await Run([Fault.KillSilo, Fault.StopDatabase, Fault.FreezeSilo], gap: TimeSpan.FromSeconds(5), judges: false);
            return;
        }

        var random = new Random(FaultSettings.Seed);
        var kinds = FaultSettings.Kinds;
        await Run([.. Enumerable.Range(0, count).Select(_ => kinds[random.Next(kinds.Count)])], FaultSettings.Gap, judges: true);
    }

    // Long runs have this among the others.
    [Fact]
    public async Task Clock_OfASiloAnHourOff_BreaksNoLimitLeaseOrDeadline()
    {
        if (FaultSettings.Count is null)
        {
            await Run([Fault.ShiftClock], gap: TimeSpan.FromSeconds(4), judges: false);
        }
    }

    private async Task Run(IReadOnlyList<Fault> faults, TimeSpan? gap, bool judges)
    {
        var broken = await new FaultRun(shared.Cluster, FaultSettings.Seed, Tell).Run(faults, FaultSettings.Rate, gap, judges, Token);

        Assert.True(broken.Count == 0, string.Join('\n', broken.Take(20)));
    }

    // A long run is one that somebody watches.
    private void Tell(string line)
    {
        output.WriteLine(line);
        if (FaultSettings.Count is not null)
        {
            Console.Out.WriteLine(line);
        }
    }
}
