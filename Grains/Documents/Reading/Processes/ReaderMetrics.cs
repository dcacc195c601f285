using System.Diagnostics.Metrics;
using System.Text.Json;

namespace OrleansResume.Grains.Documents.Reading.Processes;

/// <summary>What the readers do, how long files wait for one, how often they had to be replaced, and why.</summary>
internal sealed class ReaderMetrics
{
    private readonly Meter _meter;
    private readonly Counter<long> _replaced;
    private readonly Histogram<double> _wait;

    public ReaderMetrics(IMeterFactory meters)
    {
        _meter = meters.ResumeInstruments();
        _replaced = _meter.CreateCounter<long>("resume.reader.replaced", "{process}", "Reader processes that were replaced, by what was wrong.");
        _wait = _meter.Seconds("resume.reader.wait", "How long a file waited for a reader, or until it was told to come again.", 0.001, 0.01, 0.1, 0.25, 0.5, 1, 2, 5);
        foreach (var fault in Enum.GetValues<ReaderFault>())
        {
            Add(fault, 0);
        }
    }

    /// <summary>Shows what the readers do. Once a process.</summary>
    /// <param name="read">How many read a file, and how many wait for one.</param>
    public void Watch(Func<(int Busy, int Idle)> read) => _meter.CreateObservableGauge(
        "resume.reader.processes",
        () =>
        {
            var (busy, idle) = read();
            return new[] { Of("busy", busy), Of("idle", idle) };
        },
        "{process}",
        "Reader processes of this silo by state.");

    /// <summary>One was replaced.</summary>
    public void Replaced(ReaderFault fault) => Add(fault, 1);

    /// <summary>A file has waited.</summary>
    public void Waited(TimeSpan time) => _wait.Record(time.TotalSeconds);

    private void Add(ReaderFault fault, long n) => _replaced.Add(n, new KeyValuePair<string, object?>("reason", JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.ToString())));

    private static Measurement<int> Of(string state, int processes) => new(processes, new KeyValuePair<string, object?>("state", state));
}
