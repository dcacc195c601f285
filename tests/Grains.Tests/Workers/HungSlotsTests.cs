using Microsoft.Extensions.DependencyInjection;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Tests.Workers;

public sealed class HungSlotsTests(TestPostgres postgres)
{
    private static readonly Dictionary<string, string?> _settings = new(StringComparer.Ordinal)
    {
        ["Analysis:Timeout"] = "00:00:01",
        ["Analysis:SlotsPerSilo"] = "1",
    };

    private readonly GuestId _owner = new(Guid.CreateVersion7());
    private readonly DeafAnalyzer _analyzer = new();
    private readonly Ended _end = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_AnAnalyzerThatDoesNotListen_TimesOutAndKeepsItsSlotUntilItComesBack()
    {
        await using var cluster = await Start();
        var slots = cluster.Silos[0].ServiceProvider.GetRequiredService<WorkerSlots>();

        var id = await Analyze(cluster);
        await _analyzer.Begun;
        var failed = await cluster.Final(id, _owner);
        Assert.Equal((AnalysisStatus.Failed, AnalysisErrorCode.TimedOut), (failed.Status, failed.Error!.Code));
        Assert.Contains("within 1 s (timed out)", failed.Error.Message, StringComparison.Ordinal);

        // With its only slot hung it takes nothing; in time that ends the process.
        var waiting = await Analyze(cluster);
        await _end.Called;
        Assert.Equal((0, 1, 1), (slots.Busy, slots.Hung, slots.Total));
        Assert.True((await cluster.Grains.Analysis(waiting).Get(_owner)).TryGet(out var queued, out _));
        Assert.Equal(AnalysisStatus.Queued, queued.Status);

        _analyzer.ComeBack();
        await cluster.Calls.Carried(nameof(IAnalysisRunGrain.Finish), waiting.Value);
        Assert.True((await cluster.Grains.Analysis(waiting).Get(_owner)).TryGet(out var completed, out _));
        Assert.Equal(AnalysisStatus.Completed, completed.Status);
        Assert.Equal(TimeSpan.Zero, slots.AllHungFor);
    }

    [Fact]
    public async Task Run_RulesThatDoNotComeBack_HoldUpNobodyElse()
    {
        using var rules = new EndlessRules();
        await using var cluster = await ResumeCluster.Start(
            postgres,
            services: services => services.AddSingleton<IAnalyzer>(provider => rules.On(provider.GetRequiredService<JudgingThreads>())),
            settings: new Dictionary<string, string?>(_settings, StringComparer.Ordinal) { ["Analysis:SlotsPerSilo"] = $"{Environment.ProcessorCount + 1}", ["Analysis:Timeout"] = "00:00:05" });
        var endless = new List<AnalysisId>();
        for (var i = 0; i < Environment.ProcessorCount; i++)
        {
            endless.Add(await Analyze(cluster));
        }

        foreach (var id in endless)
        {
            Assert.Equal(AnalysisStatus.Failed, (await cluster.Final(id, _owner)).Status);
        }

        Assert.Equal(Environment.ProcessorCount, rules.Begun);
        rules.AreEndless = false;
        Assert.Equal(AnalysisStatus.Completed, (await cluster.Final(await Analyze(cluster), _owner)).Status);
        rules.ComeBack();
    }

    [Fact]
    public async Task Stop_BehindAnAnalyzerThatDoesNotListen_GivesItsAttemptBackWithTheTimeItHadLeft()
    {
        await using var cluster = await Start(timeout: "00:02:00");
        var id = await Analyze(cluster);
        await _analyzer.Begun;

        await cluster.StopSilos();

        Assert.True(await cluster.Database.ScalarAsync<bool>(
            $"""
            SELECT status = 'queued' AND worker_id IS NULL AND run = 1 AND deadline_at > now() + interval '9 minutes'
               AND time_left BETWEEN interval '1 minute' AND interval '2 minutes'
            FROM analyses WHERE id = '{id}'
            """,
            Token));
        _analyzer.ComeBack();
    }

    private Task<ResumeCluster> Start(string timeout = "00:00:01") => ResumeCluster.Start(
        postgres,
        services: services => services.AddSingleton<IAnalyzer>(_analyzer).AddSingleton<IProcessEnd>(_end),
        settings: new Dictionary<string, string?>(_settings, StringComparer.Ordinal) { ["Analysis:Timeout"] = timeout });

    private async Task<AnalysisId> Analyze(ResumeCluster cluster)
    {
        var id = new AnalysisId(Guid.CreateVersion7());
        var document = await cluster.Upload(_owner);
        Assert.True((await cluster.Grains.Analysis(id).Start(new StartAnalysis(_owner, document, JobDescription: null, AnalyzerChoice.Default))).TryGet(out _, out _));
        return id;
    }

    // What it judges while it is endless comes back when the test says so.
    private sealed class EndlessRules : IAnalyzer, IDisposable
    {
        private readonly ManualResetEventSlim _goesOn = new();
        private JudgingThreads _threads = null!;
        private volatile bool _areEndless = true;
        private int _begun;

        public AnalyzerInfo Info { get; } = new("endless", "1", Model: null);

        public int Begun => Volatile.Read(ref _begun);

        public bool AreEndless
        {
            set => _areEndless = value;
        }

        public EndlessRules On(JudgingThreads threads)
        {
            _threads = threads;
            return this;
        }

        public void ComeBack() => _goesOn.Set();

        public Task<RunResult> Analyze(AnalysisInput input, CancellationToken cancellation) => _threads.Run(
            () =>
            {
                if (_areEndless)
                {
                    Interlocked.Increment(ref _begun);
                    _goesOn.Wait(CancellationToken.None);
                }

                return new RunResult(Info, new Utf8Json("{\"score\":null}"u8.ToArray()), Error: null);
            },
            cancellation);

        public void Dispose() => _goesOn.Dispose();
    }

    private sealed class Ended : IProcessEnd
    {
        private readonly TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Called => _called.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public void End() => _called.TrySetResult();
    }
}
