using System.Diagnostics.Metrics;
using System.Text.Json;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>What became of the calls of the model's endpoint and of what it found, and whether it is left alone.</summary>
internal sealed class ModelMetrics
{
    private readonly Counter<long> _calls;
    private readonly Counter<long> _findings;

    public ModelMetrics(IMeterFactory meters)
    {
        var meter = meters.ResumeInstruments();
        _calls = meter.CreateCounter<long>("resume.model.calls", "{call}", "Calls of the model's endpoint by what became of them.");
        _findings = meter.CreateCounter<long>("resume.model.findings", "{finding}", "Findings of the model by what became of them.");
        meter.CreateObservableGauge("resume.model.breaker.open", () => Breaker() ? 1 : 0, "{breaker}", "1 while this silo leaves the model's endpoint alone.");
        foreach (var outcome in Enum.GetValues<ModelCallOutcome>())
        {
            Add(_calls, outcome, 0);
        }

        foreach (var outcome in Enum.GetValues<ModelFindingOutcome>())
        {
            Add(_findings, outcome, 0);
        }
    }

    /// <summary>Whether it is left alone.</summary>
    public Func<bool> Breaker { get; set; } = () => false;

    /// <summary>A call has ended, or is repeated.</summary>
    public void Called(ModelCallOutcome outcome) => Add(_calls, outcome, 1);

    /// <summary>The model has found something.</summary>
    public void Found(ModelFindingOutcome outcome) => Add(_findings, outcome, 1);

    private static void Add<T>(Counter<long> counter, T outcome, long n)
        where T : struct, Enum =>
        counter.Add(n, new KeyValuePair<string, object?>("outcome", JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString())));
}

/// <summary>What became of a call.</summary>
internal enum ModelCallOutcome
{
    /// <summary>An answer came.</summary>
    Answered = 0,

    /// <summary>A status that is no success came, and no repetition was left or would have helped.</summary>
    Refused = 1,

    /// <summary>No answer came: no connection, or no time.</summary>
    Failed = 2,

    /// <summary>It is made again after a while.</summary>
    Repeated = 3,

    /// <summary>Nothing was sent: the endpoint is left alone, or no tokens are left.</summary>
    NotTried = 4,
}
