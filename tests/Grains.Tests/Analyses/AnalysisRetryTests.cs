using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.GrainInterfaces.Workers;

namespace OrleansResume.Grains.Tests.Analyses;

/// <summary>Retries, with runs taken by hand in a cluster that has no workers.</summary>
public sealed class AnalysisRetryTests(TestPostgres postgres) : IAsyncLifetime, IRunObserver
{
    private readonly GuestId _owner = new(Guid.CreateVersion7());
    private readonly WorkerId _worker = new(Guid.CreateVersion7());
    private readonly DocumentId _document = new(Guid.CreateVersion7());
    private readonly AnalysisId _first = new(Guid.CreateVersion7());
    private ResumeCluster _cluster = null!;
    private IRunObserver _self = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cluster = await ResumeCluster.Start(postgres, silos: 2, workers: false);
        _self = _cluster.Grains.CreateObjectReference<IRunObserver>(this);
        await _cluster.Upload(_owner, _document);
        await _cluster.Grains.Analysis(_first).Start(new StartAnalysis(_owner, _document, "a job", AnalyzerChoice.Builtin));
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    Task IRunObserver.Stop(AnalysisId analysis, int run) => Task.CompletedTask;

    Task IRunObserver.Watched(AnalysisId analysis, int run) => Task.CompletedTask;

    [Fact]
    public async Task Retry_AfterAFailure_IsANewAttemptOfTheSameWish()
    {
        await Fail(_first);

        var second = Value(await Retry(_first)).Analysis;

        Assert.Equal((AnalysisId.ForRetry(_first), AnalysisStatus.Queued, 2, _first), (second.Id, second.Status, second.AttemptCount, second.RetryOf!.Value));
        Assert.Equal(second.Id, Value(await _cluster.Grains.Analysis(_first).Get(_owner)).RetriedBy);
        var run = await _cluster.Grains.AnalysisRun(second.Id).Begin(_worker, _self);
        Assert.Equal(("a job", AnalyzerChoice.Builtin), (run!.JobDescription, run.Analyzer));
        Assert.Equal(second.Id, Value(await _cluster.Grains.AnalysisLists().Latest(_owner, _document)).Id);
    }

    [Fact]
    public async Task Retry_ByManyAtOnce_IsOneNewAttempt()
    {
        await Fail(_first);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Retry(_first)));

        Assert.Single(answers.Select(answer => Value(answer).Analysis.Id).Distinct());
        Assert.Equal(2, await _cluster.Database.ScalarAsync<long>("SELECT count(*) FROM analyses", Token));
    }

    [Fact]
    public async Task Retry_OfARetry_CountsOn()
    {
        await Fail(_first);
        var second = Value(await Retry(_first)).Analysis;
        await Fail(second.Id);

        var third = Value(await Retry(second.Id)).Analysis;

        Assert.Equal((3, second.Id), (third.AttemptCount, third.RetryOf!.Value));
        Assert.Equal(third.Id, Value(await _cluster.Grains.AnalysisLists().Latest(_owner, _document)).Id);
    }

    [Fact]
    public async Task Retry_OfWhatHasNotFailed_IsRefused()
    {
        Assert.Equal(RefusalCode.NotRetryable, Refused(await Retry(_first)).Code);
        await _cluster.Grains.AnalysisRun(_first).Begin(_worker, _self);
        Assert.Equal(RefusalCode.NotRetryable, Refused(await Retry(_first)).Code);
    }

    [Fact]
    public async Task Retry_OfAnothersOrOfNone_IsNotFound()
    {
        await Fail(_first);
        var other = new GuestId(Guid.CreateVersion7());

        Assert.Equal(RefusalCode.NotFound, Refused(await _cluster.Grains.Analysis(AnalysisId.ForRetry(_first)).Retry(other, _first)).Code);
        var none = new AnalysisId(Guid.CreateVersion7());
        Assert.Equal(RefusalCode.NotFound, Refused(await Retry(none)).Code);
        Value(await Retry(_first));
        Assert.Equal(RefusalCode.NotFound, Refused(await _cluster.Grains.Analysis(AnalysisId.ForRetry(_first)).Retry(other, _first)).Code);
    }

    [Fact]
    public async Task Retry_OfADeletedDocument_IsNotFound()
    {
        await Fail(_first);
        await _cluster.Grains.Document(_document).Delete(_owner);

        Assert.Equal(RefusalCode.NotFound, Refused(await Retry(_first)).Code);
    }

    private static T Value<T>(Outcome<T> outcome)
        where T : notnull =>
        outcome.TryGet(out var value, out var refusal) ? value : throw new InvalidOperationException(refusal.Detail);

    private static Refusal Refused<T>(Outcome<T> outcome)
        where T : notnull =>
        outcome.TryGet(out _, out var refusal) ? throw new InvalidOperationException("It was carried out.") : refusal;

    private Task<Outcome<AcceptedAnalysis>> Retry(AnalysisId parent) => _cluster.Grains.Analysis(AnalysisId.ForRetry(parent)).Retry(_owner, parent);

    private async Task Fail(AnalysisId analysis)
    {
        var run = await _cluster.Grains.AnalysisRun(analysis).Begin(_worker, _self);
        var error = new AnalysisError(AnalysisErrorCode.Internal, "A fault of ours.");
        Assert.True(await _cluster.Grains.AnalysisRun(analysis).Finish(_worker, run!.Run, new RunResult(Analyzer: null, Report: null, error)));
    }
}
