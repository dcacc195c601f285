using System.ClientModel;
using System.Net.Http.Headers;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>
/// A call of the endpoint that gave no answer, in our words: it carries no exception of the client, because what an endpoint says
/// may quote the key or the resume, and telemetry writes exceptions down.
/// </summary>
internal sealed class ModelCallException(ModelFailure failure) : Exception(failure.What)
{
    /// <summary>What it means for the analysis.</summary>
    public ModelFailure Failure => failure;

    /// <summary>The same request may succeed a moment later.</summary>
    public bool MayPass { get; private init; }

    /// <summary>The endpoint has been told the prompt, or may have been.</summary>
    public bool WasSent { get; private init; } = true;

    /// <summary>The endpoint's HTTP status; 0 where none came, and for one that is no failure.</summary>
    public int Status { get; private init; }

    /// <summary>When the endpoint wants to be asked again; null where it does not say.</summary>
    public TimeSpan? ComeBack { get; private init; }

    /// <summary>The types of the client's exceptions, for operators; null where there were none.</summary>
    public string? Cause { get; private init; }

    /// <summary>Nothing was sent.</summary>
    public static ModelCallException NotSent(ModelFailure failure) => new(failure) { WasSent = false };

    /// <summary>No answer came in time.</summary>
    public static ModelCallException TimedOut(TimeSpan timeout) => new(ModelFailure.TimedOut(timeout)) { MayPass = true };

    /// <summary>What the client threw. Whatever is not about the call itself came of a body that could not be read.</summary>
    public static ModelCallException Of(Exception exception, TimeProvider clock)
    {
        var cause = exception.InnerException is { } inner ? $"{exception.GetType().Name}, {inner.GetType().Name}" : exception.GetType().Name;
        return exception switch
        {
            ClientResultException { Status: >= 300 or (> 0 and < 200) } answered => new(ModelFailure.OfStatus(answered.Status))
            {
                Status = answered.Status,
                MayPass = answered.Status is 408 or 429 or >= 500,
                ComeBack = Told(answered, clock),
                Cause = cause,
            },
            ClientResultException { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } } =>
                new(ModelFailure.TooLong) { Cause = cause },
            ClientResultException
            {
                InnerException: HttpRequestException
                {
                    HttpRequestError:
                HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
                }
            } =>
                new(ModelFailure.Unreachable) { WasSent = false, MayPass = true, Cause = cause },
            ClientResultException or HttpRequestException or IOException => new(ModelFailure.Unreachable) { MayPass = true, Cause = cause },
            _ => new(ModelFailure.Malformed) { Cause = cause },
        };
    }

    private static TimeSpan? Told(ClientResultException answered, TimeProvider clock)
    {
        string? said = null;
        if (answered.GetRawResponse()?.Headers.TryGetValue("Retry-After", out said) != true || !RetryConditionHeaderValue.TryParse(said, out var when))
        {
            return null;
        }

        return when.Delta ?? (when.Date > clock.GetUtcNow() ? when.Date - clock.GetUtcNow() : TimeSpan.Zero);
    }
}
