using System.Diagnostics.Metrics;
using System.Text.Json;

namespace OrleansResume.Grains.Documents.Reading.Processes;

/// <summary>How often readers had to be replaced, and why.</summary>
internal sealed class ReaderMetrics
{
    private readonly Counter<long> _replaced;

    public ReaderMetrics(IMeterFactory meters)
    {
        _replaced = meters.ResumeInstruments().CreateCounter<long>("resume.reader.replaced", "{process}", "Reader processes that were replaced, by what was wrong.");
        foreach (var fault in Enum.GetValues<ReaderFault>())
        {
            Add(fault, 0);
        }
    }

    /// <summary>One was replaced.</summary>
    public void Replaced(ReaderFault fault) => Add(fault, 1);

    private void Add(ReaderFault fault, long n) => _replaced.Add(n, new KeyValuePair<string, object?>("reason", JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.ToString())));
}
