using System.Text;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Documents;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Documents;

/// <summary>What asking for a resume again and again costs: one parse, and few of them at once.</summary>
public sealed class ResumeCacheTests
{
    private static readonly DocumentReading _reading = new("Jane Doe\njane@doe.com\n", new DocumentLayout().ToJson(), new DateOnly(2026, 11, 20), "text/plain");

    [Fact]
    public async Task Of_TheSameDocumentByMany_ParsesOnceAndKeepsIt()
    {
        using var cache = new ResumeCache(TimeProvider.System, slots: 2);
        var (document, reads, goesOn) = (new DocumentId(Guid.CreateVersion7()), 0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var calls = Enumerable.Range(0, 50).Select(_ => cache.Of(document, Read)).ToList();
        goesOn.SetResult();
        var told = await Task.WhenAll(calls);
        await cache.Of(document, Read);

        Assert.Equal(1, reads);
        Assert.All(told, outcome => Assert.Contains("jane@doe.com", Json(outcome), StringComparison.Ordinal));

        cache.Forget(document);
        await cache.Of(document, Read);
        Assert.Equal(2, reads);

        async Task<DocumentReading?> Read()
        {
            Interlocked.Increment(ref reads);
            await goesOn.Task;
            return _reading;
        }
    }

    [Fact]
    public async Task Of_ManyDocuments_ParsesNoMoreAtOnceThanThereAreSlots()
    {
        var parses = new Parses();
        using var cache = new ResumeCache(parses, slots: 1);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => cache.Of(new DocumentId(Guid.CreateVersion7()), async () =>
        {
            parses.Begin();
            await Task.Yield();
            parses.End();
            return _reading;
        })));

        Assert.Equal(1, parses.Most);
    }

    [Fact]
    public async Task Of_ADocumentWhoseTextIsGone_IsNothingAndNotKept()
    {
        using var cache = new ResumeCache(TimeProvider.System, slots: 1);
        var document = new DocumentId(Guid.CreateVersion7());
        Assert.Null(await cache.Of(document, () => Task.FromResult<DocumentReading?>(null)));
        Assert.NotNull(await cache.Of(document, () => Task.FromResult<DocumentReading?>(_reading)));
    }

    [Fact]
    public async Task Of_ADocument_IsParsedOffThePool()
    {
        var parses = new Parses();
        using var cache = new ResumeCache(parses, slots: 1);
        await cache.Of(new DocumentId(Guid.CreateVersion7()), () => Task.FromResult<DocumentReading?>(_reading));

        Assert.False(Assert.Single(parses.ArePooled));
    }

    private static string Json(Outcome<Utf8Json>? outcome) =>
        outcome!.TryGet(out var resume, out _) ? Encoding.UTF8.GetString(resume.Bytes) : "";

    // A parse sets its deadline where it begins, and lets go of it at its end.
    private sealed class Parses : TimeProvider
    {
        private int _now;

        public List<bool> ArePooled { get; } = [];

        public int Most { get; private set; }

        public void Begin() => Most = Math.Max(Most, Interlocked.Increment(ref _now));

        public void End() => Interlocked.Decrement(ref _now);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ArePooled.Add(Thread.CurrentThread.IsThreadPoolThread);
            Begin();
            return new Deadline(base.CreateTimer(callback, state, dueTime, period), End);
        }
    }

    private sealed class Deadline(ITimer timer, Action ended) : ITimer
    {
        private Action? _ended = ended;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            Interlocked.Exchange(ref _ended, null)?.Invoke();
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
