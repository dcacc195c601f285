using Microsoft.Extensions.DependencyInjection;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Analyses;

namespace OrleansResume.Grains.Tests.Analyses;

public sealed class AnalysisGrainTests(TestPostgres postgres)
{
    private readonly GatedAnalyzer _analyzer = new();
    private readonly GuestId _owner = new(Guid.CreateVersion7());

    [Fact]
    public async Task Start_OwnDocument_IsRunAndCompletes()
    {
        await using var cluster = await Start();
        var document = await cluster.Upload(_owner);
        var id = NewId();

        var accepted = Value(await cluster.Grains.Analysis(id).Start(Wish(document))).Analysis;
        Assert.Equal((AnalysisStatus.Processing, 2L, 1), (accepted.Status, accepted.Version, accepted.AttemptCount));
        Assert.Equal(accepted.QueuedAt, accepted.StartedAt);

        await _analyzer.Begun;
        var running = Value(await cluster.Grains.Analysis(id).Get(_owner));
        Assert.Equal(AnalysisStatus.Processing, running.Status);
        Assert.NotNull(running.StartedAt);

        _analyzer.Open();
        await cluster.Calls.Carried(nameof(IAnalysisRunGrain.Finish), id.Value);
        var completed = Value(await cluster.Grains.Analysis(id).Get(_owner));
        Assert.Equal(AnalysisStatus.Completed, completed.Status);
        Assert.Equal(_analyzer.Report.Report!.Bytes, completed.Result!.Bytes);
        Assert.Equal("gated", completed.Analyzer!.Name);
        Assert.Equal(["accepted", "begun", "completed"], await History(cluster, id));
    }

    [Fact]
    public async Task Start_TheOnlySlotIsBusy_WaitsForIt()
    {
        await using var cluster = await Start(settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Analysis:SlotsPerSilo"] = "1" });
        var document = await cluster.Upload(_owner);
        var (first, second) = (NewId(), NewId());

        Assert.Equal(AnalysisStatus.Processing, Value(await cluster.Grains.Analysis(first).Start(Wish(document))).Analysis.Status);
        var waiting = Value(await cluster.Grains.Analysis(second).Start(Wish(document))).Analysis;
        Assert.Equal((AnalysisStatus.Queued, 1L, null), (waiting.Status, waiting.Version, waiting.StartedAt));

        _analyzer.Open();
        await cluster.Calls.Carried(nameof(IAnalysisRunGrain.Finish), second.Value);
        Assert.Equal(["accepted", "begun", "completed"], await History(cluster, second));
    }

    [Fact]
    public async Task Start_SameIdAndWish_IsTheSameAttempt()
    {
        await using var cluster = await Start();
        var document = await cluster.Upload(_owner);
        var id = AnalysisId.ForKey(_owner, "\"once\"");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => cluster.Grains.Analysis(id).Start(Wish(document))));

        Assert.All(answers, answer => Assert.Equal(id, Value(answer).Analysis.Id));
        Assert.Equal(1, await cluster.Database.ScalarAsync<long>("SELECT count(*) FROM analysis_transitions WHERE reason = 'accepted'", Token));
    }

    [Theory]
    [InlineData("another job", AnalyzerChoice.Default)]
    [InlineData(null, AnalyzerChoice.Builtin)]
    [InlineData("", AnalyzerChoice.Default)]
    public async Task Start_SameIdAnotherWish_IsRefused(string? job, AnalyzerChoice analyzer)
    {
        await using var cluster = await Start(workers: false);
        var document = await cluster.Upload(_owner);
        var id = NewId();
        await cluster.Grains.Analysis(id).Start(Wish(document));

        var answer = await cluster.Grains.Analysis(id).Start(new StartAnalysis(_owner, document, job, analyzer));

        Assert.Equal(RefusalCode.IdempotencyKeyReused, Refused(answer).Code);
    }

    [Fact]
    public async Task Anything_OfAnotherGuest_IsNotFound()
    {
        await using var cluster = await Start(workers: false);
        var document = await cluster.Upload(_owner);
        var id = NewId();
        await cluster.Grains.Analysis(id).Start(Wish(document));
        var other = new GuestId(Guid.CreateVersion7());

        Assert.Equal(RefusalCode.NotFound, Refused(await cluster.Grains.Analysis(id).Get(other)).Code);
        Assert.Equal(RefusalCode.NotFound, Refused(await cluster.Grains.Analysis(NewId()).Start(Wish(document) with { Owner = other })).Code);
        Assert.Equal(RefusalCode.NotFound, Refused(await cluster.Grains.Analysis(id).Start(Wish(document) with { Owner = other })).Code);
        Assert.Equal(RefusalCode.NotFound, Refused(await cluster.Grains.AnalysisLists().Latest(other, document)).Code);
        Assert.Empty((await cluster.Grains.AnalysisLists().List(other, document, new PageRequest(10, Cursor: null))).Items);
        Assert.Equal(RefusalCode.NotFound, Refused(await cluster.Grains.Analysis(NewId()).Get(_owner)).Code);
    }

    [Fact]
    public async Task Run_AnalyzerThrows_FailsWithoutItsWords()
    {
        await using var cluster = await Start();
        _analyzer.Throw(new InvalidOperationException("a line of the resume"));
        var id = NewId();

        await cluster.Grains.Analysis(id).Start(Wish(await cluster.Upload(_owner)));
        await cluster.Calls.Carried(nameof(IAnalysisRunGrain.Finish), id.Value);

        var failed = Value(await cluster.Grains.Analysis(id).Get(_owner));
        Assert.Equal((AnalysisStatus.Failed, AnalysisErrorCode.Internal), (failed.Status, failed.Error!.Code));
        Assert.DoesNotContain("resume", failed.Error.Message, StringComparison.Ordinal);
        Assert.Null(failed.Result);
    }

    [Fact]
    public async Task Run_LongerThanTheTimeout_FailsAndNamesIt()
    {
        await using var cluster = await Start(settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Analysis:Timeout"] = "00:00:00.250" });
        var id = NewId();

        await cluster.Grains.Analysis(id).Start(Wish(await cluster.Upload(_owner)));
        var failed = await cluster.Final(id, _owner);

        Assert.Equal(AnalysisErrorCode.TimedOut, failed.Error!.Code);
        Assert.Contains("within 0.25 s (timed out)", failed.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_WhileItRuns_StopsTheRunAndLeavesOnlyHistory()
    {
        await using var cluster = await Start(silos: 2);
        var document = await cluster.Upload(_owner);
        var id = NewId();
        await cluster.Grains.Analysis(id).Start(Wish(document));
        await _analyzer.Begun;

        Assert.Null(await cluster.Grains.Document(document).Delete(_owner));

        await _analyzer.Cancelled;
        Assert.Equal(RefusalCode.NotFound, Refused(await cluster.Grains.Analysis(id).Get(_owner)).Code);
        Assert.Equal(RefusalCode.NotFound, Refused(await cluster.Grains.Document(document).Get(_owner)).Code);
        Assert.Equal(RefusalCode.NotFound, (await cluster.Grains.Document(document).Delete(_owner))!.Code);
        Assert.Equal(0, await cluster.Database.ScalarAsync<long>("SELECT count(*) FROM analyses", Token));
        Assert.Equal(0, await cluster.Database.ScalarAsync<long>("SELECT count(*) FROM document_contents", Token));
        Assert.Equal(["accepted", "begun"], await History(cluster, id));
    }

    [Fact]
    public async Task Start_AKeyOfADeletedDocument_IsReused()
    {
        await using var cluster = await Start(workers: false);
        var id = AnalysisId.ForKey(_owner, "\"once\"");
        var first = await cluster.Upload(_owner);
        await cluster.Grains.Analysis(id).Start(Wish(first));
        await cluster.Grains.Document(first).Delete(_owner);
        var second = await cluster.Upload(_owner);

        Assert.Equal(RefusalCode.IdempotencyKeyReused, Refused(await cluster.Grains.Analysis(id).Start(Wish(second))).Code);
        Assert.Equal(RefusalCode.IdempotencyKeyReused, Refused(await cluster.Grains.Analysis(id).Start(Wish(second))).Code);
        Value(await cluster.Grains.Analysis(NewId()).Start(Wish(second)));
    }

    [Fact]
    public async Task List_ManyAttempts_NewestFirstPageByPage()
    {
        await using var cluster = await Start(workers: false, settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Limits:Burst:Permits"] = "100" });
        var document = await cluster.Upload(_owner);
        var ids = new List<AnalysisId>();
        for (var i = 0; i < 7; i++)
        {
            ids.Add(NewId());
            await cluster.Grains.Analysis(ids[^1]).Start(Wish(document));
        }

        var told = new List<AnalysisId>();
        string? cursor = null;
        do
        {
            var page = await cluster.Grains.AnalysisLists().List(_owner, document, new PageRequest(3, cursor));
            Assert.True(page.Items.Length <= 3);
            told.AddRange(page.Items.Select(analysis => analysis.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        ids.Reverse();
        Assert.Equal(ids, told);
        Assert.Equal(ids[0], Value(await cluster.Grains.AnalysisLists().Latest(_owner, document)).Id);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static AnalysisId NewId() => new(Guid.CreateVersion7());

    private static T Value<T>(Outcome<T> outcome)
        where T : notnull =>
        outcome.TryGet(out var value, out var refusal) ? value : throw new InvalidOperationException(refusal.Detail);

    private static Refusal Refused<T>(Outcome<T> outcome)
        where T : notnull =>
        outcome.TryGet(out _, out var refusal) ? throw new InvalidOperationException("It was carried out.") : refusal;

    private static async Task<string[]> History(ResumeCluster cluster, AnalysisId id) =>
        await cluster.Database.ScalarAsync<string[]>(
            $"SELECT array_agg(reason ORDER BY version) FROM analysis_transitions WHERE analysis_id = '{id}'", Token) ?? [];

    private Task<ResumeCluster> Start(int silos = 1, bool workers = true, Dictionary<string, string?>? settings = null) =>
        ResumeCluster.Start(postgres, silos, workers, services => services.AddSingleton<IAnalyzer>(_analyzer), settings);

    private StartAnalysis Wish(DocumentId document) => new(_owner, document, JobDescription: null, AnalyzerChoice.Default);
}
