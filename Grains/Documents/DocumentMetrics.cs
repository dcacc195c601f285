using System.Diagnostics.Metrics;
using System.Text.Json;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents;

/// <summary>What becomes of uploads, and how long reading them takes.</summary>
internal sealed class DocumentMetrics
{
    private readonly Counter<long> _uploads;
    private readonly Histogram<double> _read;

    public DocumentMetrics(IMeterFactory meters)
    {
        var meter = meters.ResumeInstruments();
        _uploads = meter.CreateCounter<long>(
            "resume.documents", "{document}", "Uploads that reached a grain: stored, known (the same bytes again), or why they were refused.");
        _read = meter.Seconds(
            "resume.document.read", "From bytes to text, with the wait for a reader.", 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 7.5);
        // Who looks for an increase must see the series before its first one.
        Add("stored", 0);
        Add("known", 0);
    }

    /// <summary>An upload has been answered.</summary>
    public void Uploaded(Outcome<UploadedDocument> outcome)
    {
        if (outcome.TryGet(out var uploaded, out var refusal))
        {
            Add(uploaded.Created ? "stored" : "known");
        }
        else
        {
            // An unreadable one by its reason: a rise of one kind is a fault of a reader.
            Add(Name(refusal.Reason?.ToString() ?? refusal.Code.ToString()));
        }
    }

    /// <summary>A file was read, or found unreadable.</summary>
    public void Read(TimeSpan time) => _read.Record(time.TotalSeconds);

    private void Add(string outcome, long n = 1) => _uploads.Add(n, new KeyValuePair<string, object?>("outcome", outcome));

    // The words of the API.
    private static string Name(string member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(member);
}
