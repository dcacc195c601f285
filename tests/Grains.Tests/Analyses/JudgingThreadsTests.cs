using System.Collections.Concurrent;
using OrleansResume.Fixtures.Llm;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Tests.Analyses.Llm;
using OrleansResume.Grains.Tests.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses;

/// <summary>Where it is judged: never on the pool's few threads, which grains, the directory and probes of the cluster need.</summary>
public sealed class JudgingThreadsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Analyze_WithAModelOrWithout_TakesNoThreadOfThePoolAndIsWarmThen(bool withAModel)
    {
        await using var server = await ModelServer.Start();
        await using var modelled = new Modelled(withAModel ? server.Settings : []);
        var judged = new Judging();
        Assert.False(modelled.Analyzer.IsWarm);

        await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong) with { Progress = judged }, Token);

        Assert.Equal([false], judged.OnThePool);
        Assert.True(modelled.Analyzer.IsWarm);
    }

    [Fact]
    public async Task Run_MoreThanThereAreProcessors_WaitForTheirTurn()
    {
        using var threads = new JudgingThreads(slots: 100);
        using var goesOn = new ManualResetEventSlim();
        Assert.Equal(Math.Min(100, Environment.ProcessorCount), threads.MaximumConcurrencyLevel);
        var begun = Block(threads, goesOn);
        var waiting = Enumerable.Range(0, 10).Select(i => threads.Run(() => i, Token)).ToList();
        await Task.WhenAll(begun);

        Assert.All(waiting, judging => Assert.False(judging.IsCompleted));
        Assert.False(threads.HaveJudged);

        goesOn.Set();
        Assert.Equal(Enumerable.Range(0, 10), await Task.WhenAll(waiting));
        Assert.True(threads.HaveJudged);
    }

    [Fact]
    public async Task Run_WhatIsTakenBackWhileItWaits_NeverBegins()
    {
        using var threads = new JudgingThreads(slots: 100);
        using var goesOn = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        await Task.WhenAll(Block(threads, goesOn));
        var begun = false;
        var takenBack = threads.Run(() => begun = true, cancel.Token);
        var kept = threads.Run(() => 7, Token);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => takenBack);
        Assert.False(kept.IsCompleted);

        goesOn.Set();
        Assert.Equal(7, await kept);
        Assert.False(begun);
    }

    [Fact]
    public async Task OneForEachSlot_BehindThoseThatDoNotComeBack_JudgesTheRest()
    {
        using var threads = new JudgingThreads(slots: Environment.ProcessorCount + 2);
        using var goesOn = new ManualResetEventSlim();
        await Task.WhenAll(Block(threads, goesOn));
        var waiting = threads.Run(() => 7, Token);

        threads.OneForEachSlot();
        threads.OneForEachSlot();

        Assert.Equal(7, await waiting.WaitAsync(TimeSpan.FromSeconds(30), Token));
        Assert.Equal(Environment.ProcessorCount + 2, threads.MaximumConcurrencyLevel);
        goesOn.Set();
    }

    [Fact]
    public async Task Run_WhatThrows_TellsItsAskerAndGoesOn()
    {
        using var threads = new JudgingThreads(slots: 1);
        var failing = threads.Run<int>(() => throw new InvalidOperationException("rule"), Token);
        var cancelled = threads.Run<int>(() => throw new OperationCanceledException(), Token);

        Assert.Equal("rule", (await Assert.ThrowsAsync<InvalidOperationException>(() => failing)).Message);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.False(threads.HaveJudged);
        Assert.Equal(7, await threads.Run(() => 7, Token));
    }

    // Takes every thread; each ends when its judgement has begun.
    private static List<Task> Block(JudgingThreads threads, ManualResetEventSlim goesOn) => [.. Enumerable.Range(0, threads.MaximumConcurrencyLevel).Select(_ => Begun(threads, goesOn))];

    private static Task Begun(JudgingThreads threads, ManualResetEventSlim goesOn)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = threads.Run(
            () =>
            {
                begun.SetResult();
                goesOn.Wait(CancellationToken.None);
                return 0;
            },
            Token);
        return begun.Task;
    }

    private sealed class Judging : IProgress<AnalysisStep>
    {
        private readonly ConcurrentQueue<bool> _onThePool = new();

        public IEnumerable<bool> OnThePool => _onThePool;

        public void Report(AnalysisStep value)
        {
            if (value == AnalysisStep.Judging)
            {
                _onThePool.Enqueue(Thread.CurrentThread.IsThreadPoolThread);
            }
        }
    }
}
