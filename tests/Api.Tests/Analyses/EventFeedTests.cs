using System.IO.Pipelines;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansResume.Api.Analyses;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;

namespace OrleansResume.Api.Tests.Analyses;

/// <summary>What a stream tells and when, with time in the test's hand and a grain that answers when the test says so.</summary>
public sealed class EventFeedTests : IAsyncLifetime
{
    private static readonly AnalysisId _id = new(Guid.CreateVersion7());
    private static readonly TimeSpan _question = TimeSpan.FromSeconds(5);

    private readonly TimerWatch _time = new();
    private readonly EventWatcher _watcher = new();
    private readonly Pipe _pipe = new();
    private readonly CancellationTokenSource _ends = new();
    private readonly Channel<TaskCompletionSource<Analysis?>> _questions = Channel.CreateUnbounded<TaskCompletionSource<Analysis?>>();
    private StreamReader _told = null!;
    private Task _feed = Task.CompletedTask;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _told = new StreamReader(_pipe.Reader.AsStream());
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        await _feed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _told.Dispose();
        _ends.Dispose();
    }

    [Fact]
    public async Task Silence_WhileAQuestionIsNotAnswered_IsBrokenEveryFifteenSeconds()
    {
        Run(Standing(AnalysisStatus.Processing, version: 2));
        Assert.Equal("status 2", await Next());
        await _time.Pass(_question);
        await _questions.Reader.ReadAsync(Token);

        await _time.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal(":", await Next());
        await _time.Pass(TimeSpan.FromSeconds(15));
        Assert.Equal(":", await Next());
        await _time.Pass(TimeSpan.FromSeconds(15));
        Assert.Equal(":", await Next());
    }

    [Fact]
    public async Task Step_OfARunThatHasJustBegun_ComesAfterItsStatus()
    {
        Run(Standing(AnalysisStatus.Queued, version: 1));
        Assert.Equal("status 1", await Next());
        await _watcher.Progressed(_id, new AnalysisProgress(1, 2, "reading"));
        var question = await _questions.Reader.ReadAsync(Token);
        question.SetResult(Standing(AnalysisStatus.Processing, version: 2));

        Assert.Equal("status 2", await Next());
        Assert.Equal("progress 1", await Next());
    }

    [Fact]
    public async Task Steps_OfTheNextRun_ComeAfterItsStatusAndBeginAnew()
    {
        Run(Standing(AnalysisStatus.Processing, version: 2));
        Assert.Equal("status 2", await Next());
        await _watcher.Progressed(_id, new AnalysisProgress(2, 2, "judging"));
        Assert.Equal("progress 2", await Next());

        await _watcher.Changed(_id);
        await _watcher.Progressed(_id, new AnalysisProgress(1, 2, "reading"));
        (await _questions.Reader.ReadAsync(Token)).SetResult(Standing(AnalysisStatus.Processing, version: 4));

        Assert.Equal("status 4", await Next());
        Assert.Equal("progress 1", await Next());
    }

    [Fact]
    public async Task Steps_ThatComeLate_AreNotTold()
    {
        Run(Standing(AnalysisStatus.Processing, version: 2));
        Assert.Equal("status 2", await Next());
        await _watcher.Progressed(_id, new AnalysisProgress(2, 3, "judging"));
        Assert.Equal("progress 2", await Next());

        await _watcher.Progressed(_id, new AnalysisProgress(1, 3, "reading"));
        await _watcher.Progressed(_id, new AnalysisProgress(3, 3, "model"));

        Assert.Equal("progress 3", await Next());
    }

    [Fact]
    public async Task Question_IsRefused_EndsTheStream()
    {
        Run(Standing(AnalysisStatus.Processing, version: 2));
        await _watcher.Changed(_id);
        (await _questions.Reader.ReadAsync(Token)).SetResult(null);

        await _feed.WaitAsync(Token);
    }

    [Fact]
    public async Task Questions_ThatFail_AreAskedAgainForAMinute()
    {
        Run(Standing(AnalysisStatus.Processing, version: 2));
        Assert.Equal("status 2", await Next());
        for (var passed = _question; passed < TimeSpan.FromMinutes(1); passed += _question)
        {
            await FailOnce();
        }

        await FailOnce();
        await Assert.ThrowsAsync<TimeoutException>(() => _feed.WaitAsync(Token));
    }

    [Fact]
    public async Task Question_FailedOnce_TheEndIsToldAllTheSame()
    {
        Run(Standing(AnalysisStatus.Processing, version: 2));
        Assert.Equal("status 2", await Next());
        await FailOnce();
        await _time.Pass(_question);
        (await _questions.Reader.ReadAsync(Token)).SetResult(Standing(AnalysisStatus.Completed, version: 3));

        Assert.Equal("status 3", await Next());
        await _feed.WaitAsync(Token);
    }

    private void Run(Analysis analysis)
    {
        var context = new DefaultHttpContext { Response = { Body = _pipe.Writer.AsStream() } };
        var lines = new EventLines(context.Response, JsonSerializerOptions.Web);
        var feed = new EventFeed(lines, _watcher, Ask, _time, NullLogger.Instance);
        _feed = feed.Run(analysis, known: 0, _ends.Token);
    }

    private async Task FailOnce()
    {
        await _time.Pass(_question);
        var question = await _questions.Reader.ReadAsync(Token);
        // Once it waits for the answer.
        await _time.Pass(TimeSpan.Zero);
        question.SetException(new TimeoutException());
    }

    private Task<Analysis?> Ask(CancellationToken cancellation)
    {
        var question = new TaskCompletionSource<Analysis?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.True(_questions.Writer.TryWrite(question));
        return question.Task.WaitAsync(cancellation);
    }

    // "status VERSION", "progress STEP" or ":".
    private async Task<string> Next()
    {
        var name = "";
        while (true)
        {
            var line = await _told.ReadLineAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Token) ?? throw new InvalidOperationException("The stream has ended.");
            if (line == ":")
            {
                return line;
            }

            name = line.StartsWith("event: ", StringComparison.Ordinal) ? line["event: ".Length..] : name;
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                using var data = JsonDocument.Parse(line["data: ".Length..]);
                return $"{name} {data.RootElement.GetProperty(name == "status" ? "version" : "step").GetInt64()}";
            }
        }
    }

    private static Analysis Standing(AnalysisStatus status, long version) => new(
        _id, new DocumentId(Guid.Empty), status, AttemptCount: 1, RetryOf: null, RetriedBy: null, DateTimeOffset.UnixEpoch, StartedAt: null, FinishedAt: null, version, Error: null, Analyzer: null, Result: null);
}
