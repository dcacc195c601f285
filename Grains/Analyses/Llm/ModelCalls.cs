using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>
/// How often the endpoint is called and for how long each call is waited for, in one place: what may help is tried again after a
/// while, and an endpoint that fails again and again, or never answers, is left alone until it may have recovered, so that analyses
/// do not queue behind it.
/// </summary>
internal sealed class ModelCalls
{
    /// <summary>For how long a failing endpoint is left alone before one call tries it.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    /// <summary>The longest wait that is accepted before a call is repeated. Whoever is told to come back later than that is told so instead.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    // Whoever is told "now" waits this long all the same.
    private static readonly TimeSpan _shortestWait = TimeSpan.FromMilliseconds(500);

    // Many are told the same time; they come back spread over this.
    private static readonly TimeSpan _spread = TimeSpan.FromSeconds(1);

    // Half of the calls, of at least so many.
    private const double TooMany = 0.5;
    private const int AtLeast = 5;
    private static readonly TimeSpan _within = TimeSpan.FromSeconds(30);

    private readonly CircuitBreakerStateProvider _breaker = new();
    private readonly ResiliencePipeline<ChatResponse> _repeated;
    private readonly ResiliencePipeline<ChatResponse> _guarded;
    private readonly ModelMetrics _metrics;
    private readonly TimeSpan _timeout;
    private volatile bool _takesNoSchema;

    public ModelCalls(IOptions<LlmOptions> options, IOptions<AnalysisOptions> analyses, TimeProvider clock, ModelMetrics metrics, ModelJitter jitter)
    {
        _metrics = metrics;
        metrics.Breaker = () => IsOpen;
        _timeout = options.Value.AttemptTimeout;
        _repeated = Repeated(options.Value.Retries, clock, metrics, jitter);
        _guarded = new ResiliencePipelineBuilder<ChatResponse> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ChatResponse>
            {
                FailureRatio = TooMany,
                // One that never answers is noticed by the slots that wait for it, and only so often.
                MinimumThroughput = Math.Clamp(analyses.Value.SlotsPerSilo, 2, AtLeast),
                SamplingDuration = 3 * _timeout > _within ? 3 * _timeout : _within,
                BreakDuration = Break,
                StateProvider = _breaker,
                ShouldHandle = call => ValueTask.FromResult(Blames(call.Outcome.Exception)),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = _timeout })
            .Build();
    }

    /// <summary>The endpoint is left alone, or has not been tried since.</summary>
    public bool IsOpen => _breaker.CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>One of <c>closed</c>, <c>open</c> and <c>half_open</c>.</summary>
    public string State => IsOpen ? "open" : _breaker.CircuitState == CircuitState.HalfOpen ? "half_open" : "closed";

    /// <summary>The endpoint refused a schema and answered without one: learned once a process.</summary>
    public bool TakesNoSchema
    {
        get => _takesNoSchema;
        set => _takesNoSchema = value;
    }

    /// <summary>Sends as often as it takes, within the caller's time.</summary>
    /// <param name="send">Sends once, by way of <see cref="Send"/>.</param>
    /// <param name="cancellation">The caller's.</param>
    /// <exception cref="ModelCallException">No answer came of it.</exception>
    public async Task<ChatResponse> Repeat(Func<CancellationToken, Task<ChatResponse>> send, CancellationToken cancellation)
    {
        try
        {
            var response = await _repeated.ExecuteAsync(async token => await send(token), cancellation);
            _metrics.Called(ModelCallOutcome.Answered);
            return response;
        }
        catch (ModelCallException exception)
        {
            _metrics.Called(exception switch
            {
                { Status: > 0 } => ModelCallOutcome.Refused,
                { WasSent: false, MayPass: false } => ModelCallOutcome.NotTried,
                _ when exception.Failure == ModelFailure.Malformed => ModelCallOutcome.Answered,
                _ => ModelCallOutcome.Failed,
            });
            throw;
        }
        catch
        {
            _metrics.Called(ModelCallOutcome.Failed);
            throw;
        }
    }

    /// <summary>Sends once, unless the endpoint is left alone, and waits for as long as one call may take.</summary>
    /// <exception cref="ModelCallException">No answer came.</exception>
    public async Task<ChatResponse> Send(Func<CancellationToken, Task<ChatResponse>> call, CancellationToken cancellation)
    {
        try
        {
            return await _guarded.ExecuteAsync(async token => await call(token), cancellation);
        }
        catch (BrokenCircuitException)
        {
            throw ModelCallException.NotSent(ModelFailure.LeftAlone);
        }
        catch (TimeoutRejectedException)
        {
            throw ModelCallException.TimedOut(_timeout);
        }
    }

    // Whose patience ended is the caller's business, a guest's even, and says nothing of the endpoint: but for the one call that was
    // to find out whether it has recovered, and did not.
    private bool Blames(Exception? exception) => exception switch
    {
        TimeoutRejectedException => true,
        ModelCallException call => call.MayPass,
        OperationCanceledException => _breaker.CircuitState == CircuitState.HalfOpen,
        _ => false,
    };

    private static ResiliencePipeline<ChatResponse> Repeated(int retries, TimeProvider clock, ModelMetrics metrics, ModelJitter jitter) => retries == 0
        ? ResiliencePipeline<ChatResponse>.Empty
        : new ResiliencePipelineBuilder<ChatResponse> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<ChatResponse>
            {
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = _shortestWait,
                MaxDelay = LongestWait,
                UseJitter = true,
                Randomizer = jitter.Next,
                ShouldHandle = call => ValueTask.FromResult(
                    call.Outcome.Exception is ModelCallException { MayPass: true } failed && (failed.ComeBack ?? TimeSpan.Zero) <= LongestWait),
                DelayGenerator = call => ValueTask.FromResult(
                    call.Outcome.Exception is ModelCallException { ComeBack: { } told } ? (told > _shortestWait ? told : _shortestWait) + (jitter.Next() * _spread) : (TimeSpan?)null),
                OnRetry = _ =>
                {
                    metrics.Called(ModelCallOutcome.Repeated);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
}

/// <summary>Chance, so that many who fail at once do not come back at once.</summary>
/// <param name="Next">The next number, from 0 up to but not 1.</param>
internal sealed record ModelJitter(Func<double> Next);
