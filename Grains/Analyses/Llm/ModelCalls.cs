using System.Net;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>
/// How often the endpoint is called, in one place: what may help is tried again after a while, and an endpoint that fails again
/// and again is left alone until it may have recovered, so that analyses do not queue behind it.
/// </summary>
internal sealed class ModelCalls
{
    /// <summary>For how long a failing endpoint is left alone before one call tries it.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    /// <summary>The longest wait before a call is repeated. Whoever is told to come back later than that is told so instead.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    // Half of at least ten calls within half a minute.
    private const double TooMany = 0.5;
    private const int AtLeast = 10;
    private static readonly TimeSpan _within = TimeSpan.FromSeconds(30);

    private readonly CircuitBreakerStateProvider _breaker = new();
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly ModelMetrics _metrics;

    public ModelCalls(IOptions<LlmOptions> options, TimeProvider clock, ModelMetrics metrics)
    {
        _metrics = metrics;
        metrics.Breaker = () => IsOpen;
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock };
        if (options.Value.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.Value.Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(500),
                MaxDelay = LongestWait,
                UseJitter = true,
                ShouldHandle = call => ValueTask.FromResult(MayPass(call.Outcome) && (Told(call.Outcome.Result, clock) ?? TimeSpan.Zero) <= LongestWait),
                DelayGenerator = call => ValueTask.FromResult(Told(call.Outcome.Result, clock)),
                OnRetry = call =>
                {
                    metrics.Called(ModelCallOutcome.Repeated);
                    call.Outcome.Result?.Dispose();
                    return ValueTask.CompletedTask;
                },
            });
        }

        _pipeline = builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            FailureRatio = TooMany,
            MinimumThroughput = AtLeast,
            SamplingDuration = _within,
            BreakDuration = Break,
            StateProvider = _breaker,
            // A call that was broken off counts too: an endpoint that never answers is as dead as one that refuses.
            ShouldHandle = call => ValueTask.FromResult(call.Outcome.Exception is OperationCanceledException || MayPass(call.Outcome)),
        }).Build();
    }

    /// <summary>The endpoint is left alone, or has not been tried since.</summary>
    public bool IsOpen => _breaker.CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>One of <c>closed</c>, <c>open</c> and <c>half_open</c>.</summary>
    public string State => IsOpen ? "open" : _breaker.CircuitState == CircuitState.HalfOpen ? "half_open" : "closed";

    /// <summary>Calls as often as it takes, within the caller's time.</summary>
    /// <exception cref="BrokenCircuitException">The endpoint is left alone: nothing was sent.</exception>
    public async Task<HttpResponseMessage> Send(Func<CancellationToken, Task<HttpResponseMessage>> call, CancellationToken cancellation)
    {
        try
        {
            var response = await _pipeline.ExecuteAsync(async token => await call(token), cancellation);
            _metrics.Called(response.IsSuccessStatusCode ? ModelCallOutcome.Answered : ModelCallOutcome.Refused);
            return response;
        }
        catch (BrokenCircuitException)
        {
            _metrics.Called(ModelCallOutcome.NotTried);
            throw;
        }
        catch
        {
            _metrics.Called(ModelCallOutcome.Failed);
            throw;
        }
    }

    // What the same request may succeed with a moment later. An answer that is too long would be again.
    private static bool MayPass(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } } => false,
        { Exception: HttpRequestException or IOException } => true,
        { Result.StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };

    private static TimeSpan? Told(HttpResponseMessage? answer, TimeProvider clock) => answer?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > clock.GetUtcNow() ? date - clock.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };
}

/// <summary>The calls of a client's transport, by way of <see cref="ModelCalls"/>.</summary>
internal sealed class RepeatedCalls(ModelCalls calls, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            // It may be sent more than once.
            await content.LoadIntoBufferAsync(cancellationToken);
        }

        return await calls.Send(token => base.SendAsync(request, token), cancellationToken);
    }
}
