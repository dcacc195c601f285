using System.Diagnostics;
using System.Globalization;
using System.Text;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;

namespace OrleansResume.Benchmarks.Fuzzing;

/// <summary>A guest who means well: uploads a resume, has it judged, and begins again, as long as others do what they do.</summary>
internal sealed class HonestGuest : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly Uri _api;
    private readonly ResumeClient _client;
    private readonly List<TimeSpan> _uploads = [];
    private readonly List<TimeSpan> _analyses = [];
    private readonly List<string> _refused = [];

    private HonestGuest(Uri api, ResumeClient client) => (_api, _client) = (api, client);

    public static async Task<HonestGuest> At(Uri api) => new(api, await ResumeClient.NewGuest(api));

    /// <summary>Goes on until it is told to stop.</summary>
    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            // Other bytes each time: what is known is not read again.
            byte[] resume = [.. SmallResume.Bytes, .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"• Kept {_uploads.Count} promises\n"))];
            var answer = await FuzzAnswer.Of(_api, _client.Token, resume, CancellationToken.None);
            _uploads.Add(answer.Took);
            if (answer is not { Told: "taken", Id: { } document })
            {
                _refused.Add(answer.Told);
                continue;
            }

            var begun = Stopwatch.GetTimestamp();
            await _client.Final(await _client.Analyze(document), _patience);
            _analyses.Add(Stopwatch.GetElapsedTime(begun));
        }
    }

    /// <summary>Prints how it was served.</summary>
    public void Print(FuzzTally tally)
    {
        foreach (var (what, times) in new[] { ("uploads", _uploads), ("analyses", _analyses) })
        {
            times.Sort();
            FuzzTally.Write($"another guest's {times.Count} {what}: {FuzzTally.Percentiles(times)}");
            if (times.Count == 0 || times[^1] > FuzzTally.Late)
            {
                tally.Fault($"another guest's {what} were late, or there were none");
            }
        }

        FuzzTally.Write($"another guest's uploads that were refused: {_refused.Count} {string.Join(", ", _refused.Distinct(StringComparer.Ordinal))}");
        if (_refused.Exists(told => told != "overloaded"))
        {
            tally.Fault("another guest's uploads were refused");
        }
    }

    public void Dispose() => _client.Dispose();
}
