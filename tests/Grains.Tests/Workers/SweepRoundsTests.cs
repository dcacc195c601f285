using Microsoft.Extensions.DependencyInjection;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Tests.Workers;

public sealed class SweepRoundsTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sweeps_OneNeverEnds_TheOthersGoOn()
    {
        var (stuck, other) = (new Stuck(), new Counted());

        await using var cluster = await ResumeCluster.Start(postgres, services: services => services.AddSingleton<ISweep>(stuck).AddSingleton<ISweep>(other));

        await stuck.Began.WaitAsync(TimeSpan.FromSeconds(30), Token);
        await other.ThirdRound.WaitAsync(TimeSpan.FromSeconds(30), Token);
    }

    // As one whose thousand grains answer late, each of them.
    private sealed class Stuck : ISweep
    {
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Began => _began.Task;

        public async Task Run(bool mayJudge, CancellationToken cancellation)
        {
            _began.TrySetResult();
            var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = cancellation.Register(stopped.SetResult);
            await stopped.Task;
        }
    }

    private sealed class Counted : ISweep
    {
        private readonly TaskCompletionSource _third = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _rounds;

        public Task ThirdRound => _third.Task;

        public Task Run(bool mayJudge, CancellationToken cancellation)
        {
            if (Interlocked.Increment(ref _rounds) == 3)
            {
                _third.SetResult();
            }

            return Task.CompletedTask;
        }
    }
}
