using System.Diagnostics.Metrics;

namespace OrleansResume.Grains;

/// <summary>
/// The meter of the product's own instruments, which stand in each feature's folder. Their names have dots and no units: in
/// Prometheus form they are those of API.md (<c>resume.queue.wait</c>, in seconds, is <c>resume_queue_wait_seconds</c>). No
/// label is an id, a name or a text.
/// </summary>
internal static class ResumeMeter
{
    /// <summary>The name of the meter, and of the source of the product's own traces.</summary>
    public const string Name = "OrleansResume";

    /// <summary>The host's one meter.</summary>
    public static Meter ResumeInstruments(this IMeterFactory meters) => meters.Create(new MeterOptions(Name));

    /// <summary>A histogram of seconds that are worth telling apart below these bounds.</summary>
    public static Histogram<double> Seconds(this Meter meter, string name, string description, params double[] bounds) =>
        meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds });
}
