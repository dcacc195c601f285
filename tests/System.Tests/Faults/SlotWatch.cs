using System.Globalization;
using Npgsql;

namespace OrleansResume.System.Tests.Faults;

/// <summary>
/// Looks at how many attempts each worker has in processing. One whose begin was committed and never answered stands there beside the
/// slots until its worker gives it back (two sweeps, 4 s): only what is over the slots for longer is too many.
/// </summary>
internal sealed class SlotWatch(NpgsqlDataSource database, int slots)
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _givenBack = TimeSpan.FromSeconds(5);

    private readonly Dictionary<Guid, DateTimeOffset> _overSince = [];

    /// <summary>The most that a worker was seen with.</summary>
    public int Most { get; private set; }

    /// <summary>A sentence where a worker had too many; null where none had.</summary>
    public string? Broken { get; private set; }

    /// <summary>Looks until it is told to stop.</summary>
    public async Task Run(CancellationToken stopping)
    {
        using var looks = new PeriodicTimer(_pause);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await looks.WaitForNextTickAsync(stopping);
                Take(await Look(stopping), TimeProvider.System.GetUtcNow());
            }
            catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
            {
                // The database is away, which here is the point. What is seen before and behind it is no gap's witness.
                _overSince.Clear();
            }
        }
    }

    /// <summary>What was seen at a time.</summary>
    public void Take(IReadOnlyDictionary<Guid, int> atWork, DateTimeOffset at)
    {
        Most = Math.Max(Most, atWork.Values.DefaultIfEmpty(0).Max());
        foreach (var worker in _overSince.Keys.Where(worker => atWork.GetValueOrDefault(worker) <= slots).ToList())
        {
            _overSince.Remove(worker);
        }

        foreach (var (worker, count) in atWork.Where(one => one.Value > slots))
        {
            if (_overSince.TryAdd(worker, at) || at - _overSince[worker] < _givenBack)
            {
                continue;
            }

            Broken ??= string.Create(CultureInfo.InvariantCulture, $"a worker had {count} in processing with {slots} slots, and more than those for {(at - _overSince[worker]).TotalSeconds:0.0} s");
        }
    }

    private async Task<Dictionary<Guid, int>> Look(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT worker_id, count(*)::int FROM analyses WHERE status = 'processing' GROUP BY worker_id");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var atWork = new Dictionary<Guid, int>();
        while (await row.ReadAsync(cancellation))
        {
            atWork[row.GetGuid(0)] = row.GetInt32(1);
        }

        return atWork;
    }
}
