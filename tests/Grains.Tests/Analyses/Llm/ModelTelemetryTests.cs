using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using OrleansResume.Fixtures.Llm;
using OrleansResume.Grains.Tests.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses.Llm;

/// <summary>What traces and metrics tell of a model's calls, and that the endpoint cannot write into them.</summary>
public sealed class ModelTelemetryTests : IAsyncLifetime
{
    private const string Secret = "Mara Ellingsen lives in Tromso";

    private static readonly Dictionary<string, RequestDelegate> _talkative = new(StringComparer.Ordinal)
    {
        ["error"] = async context =>
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsJsonAsync(new { error = new { message = Secret, code = Secret, type = Secret } });
        },
        ["reason phrase"] = context =>
        {
            context.Response.StatusCode = 500;
            context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpResponseFeature>()!.ReasonPhrase = Secret;
            return Task.CompletedTask;
        },
        ["finish reason"] = ModelAnswers.Says("""{"findings":[]}""", Secret),
        ["model"] = ModelAnswers.Names(Secret),
        ["id"] = ModelAnswers.Body("""{"id":"SECRET","object":"chat.completion","created":1,"model":"test-model","system_fingerprint":"SECRET","service_tier":"SECRET","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"{\"findings\":[]}"}}]}""".Replace("SECRET", Secret, StringComparison.Ordinal)),
        ["role"] = ModelAnswers.Body("""{"id":"1","object":"chat.completion","created":1,"model":"test-model","choices":[{"index":0,"finish_reason":"stop","message":{"role":"SECRET","content":"{\"findings\":[]}"}}]}""".Replace("SECRET", Secret, StringComparison.Ordinal)),
        ["no number"] = ModelAnswers.Body("""{"id":"1","object":"chat.completion","created":"SECRET","model":"test-model","choices":[]}""".Replace("SECRET", Secret, StringComparison.Ordinal)),
        ["no JSON"] = ModelAnswers.Body(Secret),
    };

    private readonly ConcurrentQueue<string> _told = new();
    private ModelServer _server = null!;
    private ActivityListener _traces = null!;
    private MeterListener _metrics = null!;

    public static TheoryData<string> Talkative => [.. _talkative.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ModelServer.Start();
        // Other tests' too: they run at the same time.
        _traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ResumeMeter.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                _told.Enqueue($"{activity.DisplayName} {activity.StatusDescription}");
                Tell(activity.TagObjects.Concat(activity.Events.SelectMany(one => one.Tags)));
            },
        };
        ActivitySource.AddActivityListener(_traces);
        _metrics = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == ResumeMeter.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _metrics.SetMeasurementEventCallback<int>((_, _, tags, _) => Tell(tags.ToArray()));
        _metrics.SetMeasurementEventCallback<long>((_, _, tags, _) => Tell(tags.ToArray()));
        _metrics.SetMeasurementEventCallback<double>((_, _, tags, _) => Tell(tags.ToArray()));
        _metrics.Start();
    }

    public async ValueTask DisposeAsync()
    {
        _traces.Dispose();
        _metrics.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Telemetry_OfAGoodAnswer_TellsModelAndTokensAndNothingOfTheResume()
    {
        _server.Answer = ModelAnswers.Names("test-model-2031-01");
        await Analyze(("Llm:MaxTokens", "777"));

        var all = string.Join('\n', _told);
        Assert.Contains("gen_ai.request.model=test-model", all, StringComparison.Ordinal);
        Assert.Contains("gen_ai.response.model=test-model-2031-01", all, StringComparison.Ordinal);
        Assert.Contains("gen_ai.request.max_tokens=777", all, StringComparison.Ordinal);
        Assert.Contains("gen_ai.usage.input_tokens=1", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Ellingsen", all, StringComparison.Ordinal);
        Assert.DoesNotContain("findings\"", all, StringComparison.Ordinal);
        Assert.Contains("777", _server.Requests[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Talkative))]
    public async Task Telemetry_EndpointThatRepeatsTheResume_IsNotQuoted(string where)
    {
        _server.Answer = _talkative[where];

        var log = await Analyze();

        Assert.Contains("gen_ai.request.model=test-model", string.Join('\n', _told), StringComparison.Ordinal);
        Assert.DoesNotContain(_told, line => line.Contains("Ellingsen", StringComparison.Ordinal));
        Assert.DoesNotContain("Ellingsen", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telemetry_EndpointWithEverNewNames_HasFewOfThem()
    {
        await using var modelled = new Modelled(_server.Settings);
        for (var i = 0; i < 20; i++)
        {
            _server.Answer = ModelAnswers.Names($"ever-new-{i}");
            await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token);
        }

        Assert.Equal(8, _told.Where(line => line.StartsWith("gen_ai.response.model=ever-new-", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count());
    }

    private void Tell(IEnumerable<KeyValuePair<string, object?>> tags)
    {
        foreach (var (key, value) in tags)
        {
            _told.Enqueue(value is string[] many ? $"{key}={string.Join(',', many)}" : $"{key}={value}");
        }
    }

    private async Task<string> Analyze(params (string Key, string Value)[] more)
    {
        var settings = _server.Settings;
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        await using var modelled = new Modelled(settings);
        await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token);
        return modelled.Log;
    }
}
