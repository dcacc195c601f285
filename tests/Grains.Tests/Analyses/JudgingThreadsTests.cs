using System.Collections.Concurrent;
using OrleansResume.Fixtures.Llm;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Tests.Analyses.Llm;
using OrleansResume.Grains.Tests.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses;

/// <summary>Where it is judged: never on the pool's few threads, which grains, the directory and probes of the cluster need.</summary>
public sealed class JudgingThreadsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Analyze_WithAModelOrWithout_TakesNoThreadOfThePoolAndIsWarmThen(bool withAModel)
    {
        await using var server = await ModelServer.Start();
        await using var modelled = new Modelled(withAModel ? server.Settings : []);
        var judged = new Judging();
        Assert.False(modelled.Analyzer.IsWarm);

        await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong) with { Progress = judged }, TestContext.Current.CancellationToken);

        Assert.Equal([false], judged.OnThePool);
        Assert.True(modelled.Analyzer.IsWarm);
    }

    [Fact]
    public async Task Run_MoreThanThereAreThreads_RunsAsManyAsThereAreProcessorsInTheirOrder()
    {
        using var threads = new JudgingThreads();
        using var goesOn = new ManualResetEventSlim();
        using var taken = new CountdownEvent(Environment.ProcessorCount);
        var begun = new ConcurrentQueue<int>();
        var all = Enumerable.Range(0, 4 * Environment.ProcessorCount).Select(i => threads.Run(() =>
        {
            begun.Enqueue(i);
            if (i < Environment.ProcessorCount)
            {
                taken.Signal();
                goesOn.Wait(TestContext.Current.CancellationToken);
            }

            return i;
        })).ToList();
        taken.Wait(TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, Environment.ProcessorCount), begun.Order());
        Assert.All(all, judging => Assert.False(judging.IsCompleted));

        goesOn.Set();
        Assert.Equal(Enumerable.Range(0, all.Count), await Task.WhenAll(all));
    }

    [Fact]
    public async Task Run_WhatThrows_TellsItsAskerAndGoesOn()
    {
        using var threads = new JudgingThreads();
        var failing = Enumerable.Range(0, 4 * Environment.ProcessorCount).Select(i => threads.Run<int>(() => throw new InvalidOperationException($"{i}"))).ToList();
        var cancelled = threads.Run<int>(() => throw new OperationCanceledException());

        foreach (var (i, judging) in failing.Index())
        {
            Assert.Equal($"{i}", (await Assert.ThrowsAsync<InvalidOperationException>(() => judging)).Message);
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(7, await threads.Run(() => 7));
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
