using System.Globalization;

namespace OrleansResume.System.Tests.Faults;

/// <summary>
/// Three silos, a front end and PostgreSQL under load and under faults. Short with every test run; long with FAULTS=200 (how many)
/// and FAULTS_SEED=7 (which), which names the run to be seen again.
/// </summary>
public sealed class FaultRunTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Faults_UnderLoad_NothingAcceptedIsLostOrEndsTwiceOrLate()
    {
        var seed = Number("FAULTS_SEED") ?? 1;
        var random = new Random(seed);
        var faults = Number("FAULTS") is { } count
            ? Enumerable.Range(0, count).Select(_ => Fault.All[random.Next(Fault.All.Count)]).ToList()
            : [Fault.KillSilo, Fault.StopDatabase, Fault.FreezeSilo];
        await using var cluster = await FaultCluster.Start(Token);

        var broken = await new FaultRun(cluster, seed, Tell).Run(faults, TimeSpan.FromSeconds(5), Token);

        Assert.True(broken.Count == 0, string.Join('\n', broken.Take(20)));
    }

    // A long run is one that somebody watches.
    private void Tell(string line)
    {
        output.WriteLine(line);
        if (Number("FAULTS") is not null)
        {
            Console.Out.WriteLine(line);
        }
    }

    private static int? Number(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}
