using Npgsql;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Tests.Analyses;

/// <summary>The steps of a run, taken by hand as workers would, in a cluster that has none.</summary>
public sealed class AnalysisRunGrainTests(TestPostgres postgres) : IAsyncLifetime, IRunObserver
{
    private readonly GuestId _owner = new(Guid.CreateVersion7());
    private readonly WorkerId _first = new(Guid.CreateVersion7());
    private readonly WorkerId _second = new(Guid.CreateVersion7());
    private ResumeCluster _cluster = null!;
    private readonly TaskCompletionSource<(AnalysisId Analysis, int Run)> _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IRunObserver _self = null!;
    private AnalysisId _id;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static RunResult Report => new(new AnalyzerInfo("test", "1", Model: null), new Utf8Json("{}"u8.ToArray()), Error: null);

    private IAnalysisRunGrain Grain => _cluster.Grains.AnalysisRun(_id);

    public async ValueTask InitializeAsync()
    {
        _cluster = await ResumeCluster.Start(postgres, workers: false);
        _self = _cluster.Grains.CreateObjectReference<IRunObserver>(this);
        _id = new AnalysisId(Guid.CreateVersion7());
        var document = await _cluster.Upload(_owner);
        await _cluster.Grains.Analysis(_id).Start(new StartAnalysis(_owner, document, "a job", AnalyzerChoice.Builtin));
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    Task IRunObserver.Stop(AnalysisId analysis, int run)
    {
        _stopped.TrySetResult((analysis, run));
        return Task.CompletedTask;
    }

    Task IRunObserver.Watched(AnalysisId analysis, int run) => Task.CompletedTask;

    [Fact]
    public async Task Begin_Queued_HandsOverWhatARunNeeds()
    {
        var run = await Grain.Begin(_first, _self);

        Assert.Equal((1, _owner, "a job", AnalyzerChoice.Builtin), (run!.Run, run.Owner, run.JobDescription, run.Analyzer));
    }

    [Fact]
    public async Task Release_OfARun_StopsThatRunAndNoLaterOne()
    {
        await Grain.Begin(_first, _self);
        await Grain.Release(_first, ReleaseReason.Released);
        await Grain.Begin(_first, _self);

        Assert.Equal((_id, 1), await _stopped.Task.WaitAsync(TimeSpan.FromSeconds(30), Token));
    }

    [Fact]
    public async Task Begin_AgainByTheSameWorker_IsTheSameRun()
    {
        Assert.Equal(await Grain.Begin(_first, _self), await Grain.Begin(_first, _self));
    }

    [Fact]
    public async Task Begin_HeldByAnother_IsNotGranted()
    {
        await Grain.Begin(_first, _self);

        Assert.Null(await Grain.Begin(_second, _self));
    }

    [Fact]
    public async Task Finish_OfALostRun_IsRefusedAndTheNextRunCounts()
    {
        var lost = await Grain.Begin(_first, _self);
        Assert.True(await Grain.Release(_first, ReleaseReason.WorkerLost));
        var next = await Grain.Begin(_second, _self);

        Assert.False(await Grain.Finish(_first, lost!.Run, Report));
        Assert.Equal(lost.Run + 1, next!.Run);
        Assert.Equal(lost.Deadline, next.Deadline);
        Assert.True(await Grain.Finish(_second, next.Run, Report));
        Assert.False(await Grain.Finish(_first, lost.Run, Report));
        Assert.Equal(
            ["accepted", "begun", "worker_lost", "begun", "completed"],
            await _cluster.Database.ScalarAsync<string[]>("SELECT array_agg(reason ORDER BY version) FROM analysis_transitions", Token) ?? []);
    }

    [Fact]
    public async Task Finish_Repeated_IsSuccessAndWritesNothing()
    {
        var run = await Grain.Begin(_first, _self);
        await Grain.Finish(_first, run!.Run, Report);

        Assert.True(await Grain.Finish(_first, run.Run, Report));
        Assert.Equal(3, await _cluster.Database.ScalarAsync<long>("SELECT version FROM analyses", Token));
    }

    [Fact]
    public async Task Release_ByWhoeverDoesNotHoldIt_ChangesNothing()
    {
        await Grain.Begin(_first, _self);

        Assert.False(await Grain.Release(_second, ReleaseReason.WorkerLost));
        Assert.Equal("processing", await _cluster.Database.ScalarAsync<string>("SELECT status FROM analyses", Token));
    }

    [Fact]
    public async Task Release_OfARowThatIsLocked_WaitsForNobody()
    {
        await Grain.Begin(_first, _self);
        await using (var holder = await _cluster.Database.DataSource.OpenConnectionAsync(Token))
        {
            await using var transaction = await holder.BeginTransactionAsync(Token);
            await using var command = new NpgsqlCommand("SELECT FROM analyses FOR UPDATE", holder);
            await command.ExecuteNonQueryAsync(Token);

            // A lock that it waited for would keep it a minute.
            Assert.False(await Grain.Release(_first, ReleaseReason.Released));
        }

        Assert.True(await Grain.Release(_first, ReleaseReason.Released));
    }

    [Fact]
    public async Task AnyStep_RowChangedBehindTheGrain_IsDecidedAgain()
    {
        var run = await Grain.Begin(_first, _self);
        // As another silo's activation would after a partition: the worker's run was given back and begun by another.
        await _cluster.Database.ExecuteAsync($"UPDATE analyses SET worker_id = '{_second}', run = run + 1, version = version + 2", Token);

        Assert.False(await Grain.Finish(_first, run!.Run, Report));
        Assert.True(await Grain.Finish(_second, run.Run + 1, Report));
    }

    [Fact]
    public async Task AnyStep_DatabaseRefuses_LeavesMemoryAsItWas()
    {
        await _cluster.Database.ExecuteAsync(
            "ALTER TABLE analyses ADD CONSTRAINT test_never_processing CHECK (status <> 'processing')", Token);
        var fault = await Assert.ThrowsAsync<StorageException>(() => Grain.Begin(_first, _self));
        Assert.Equal("test_never_processing", fault.Constraint);

        var outcome = await _cluster.Grains.Analysis(_id).Get(_owner);
        Assert.True(outcome.TryGet(out var analysis, out _));
        Assert.Equal((AnalysisStatus.Queued, 1L), (analysis.Status, analysis.Version));

        await _cluster.Database.ExecuteAsync("ALTER TABLE analyses DROP CONSTRAINT test_never_processing", Token);
        Assert.Equal(1, (await Grain.Begin(_first, _self))!.Run);
    }

    [Fact]
    public async Task Release_OfAWorkerThatLives_IsNotLost()
    {
        await Grain.Begin(_first, _self);
        await _cluster.Database.ExecuteAsync($"INSERT INTO workers VALUES ('{_first}', 'silo', now(), now() + interval '1 minute')", Token);

        Assert.False(await Grain.Release(_first, ReleaseReason.WorkerLost));
        Assert.True(await Grain.Release(_first, ReleaseReason.Released));
    }

    [Fact]
    public async Task Begin_AfterAnOrderlyRelease_HasTheTimeItHadLeft()
    {
        await Grain.Begin(_first, _self);
        await _cluster.Database.ExecuteAsync("UPDATE analyses SET deadline_at = deadline_at - interval '90 seconds', version = version + 1", Token);
        await Grain.Release(_first, ReleaseReason.Released);
        // Nobody was there for longer than a run may take.
        await _cluster.Database.ExecuteAsync("UPDATE analyses SET deadline_at = deadline_at - interval '9 minutes', version = version + 1", Token);

        var run = await Grain.Begin(_second, _self);

        var now = await _cluster.Database.ScalarAsync<DateTime>("SELECT now()", Token);
        Assert.Equal(2, run!.Run);
        // Half a minute, and not the two minutes of a new run; what a busy machine takes until here is gone of it.
        Assert.InRange((run.Deadline.UtcDateTime - now).TotalSeconds, 0, 30);
    }

    [Fact]
    public async Task Begin_PastTheFirstRun_KeepsTheDeadline()
    {
        var first = await Grain.Begin(_first, _self);
        await Grain.Release(_first, ReleaseReason.WorkerLost);
        await _cluster.Database.ExecuteAsync("UPDATE analyses SET deadline_at = deadline_at - interval '1 minute', version = version + 1", Token);

        Assert.Equal(first!.Deadline - TimeSpan.FromMinutes(1), (await Grain.Begin(_second, _self))!.Deadline);
    }
}
