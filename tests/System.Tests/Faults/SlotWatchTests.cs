using Npgsql;

namespace OrleansResume.System.Tests.Faults;

/// <summary>The check of the slots tells what stays over them from what is about to be given back.</summary>
public sealed class SlotWatchTests
{
    private static readonly Guid _worker = new("00000000-0000-7000-8000-000000000001");

    [Fact]
    public async Task Broken_OverTheSlotsForAMoment_IsNothing() => Assert.Null(await Watched((0, 9), (4, 9), (4.5, 8), (5, 9), (9, 9)));

    [Fact]
    public async Task Broken_OverTheSlotsForLong_IsTold() =>
        Assert.Contains("9 in processing with 8 slots", await Watched((0, 8), (1, 10), (4, 9), (6, 9)), StringComparison.Ordinal);

    private static async Task<string?> Watched(params (double At, int Count)[] looks)
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1");
        var watch = new SlotWatch(nowhere, slots: 8);
        foreach (var (at, count) in looks)
        {
            watch.Take(new Dictionary<Guid, int> { [_worker] = count }, DateTimeOffset.UnixEpoch.AddSeconds(at));
        }

        return watch.Broken;
    }
}
