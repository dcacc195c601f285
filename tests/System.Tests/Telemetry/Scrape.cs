using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansResume.System.Tests.Telemetry;

/// <summary>What a process answers at <c>/metrics</c>, as Prometheus reads it.</summary>
internal sealed partial class Scrape
{
    private readonly List<(string Name, Dictionary<string, string> Labels, double Value)> _samples = [];

    private Scrape(string text)
    {
        Text = text;
        foreach (var match in Sample().Matches(text).Cast<Match>())
        {
            var labels = Label().Matches(match.Groups["labels"].Value).ToDictionary(label => label.Groups["name"].Value, label => label.Groups["value"].Value, StringComparer.Ordinal);
            _samples.Add((match.Groups["name"].Value, labels, double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>All of it.</summary>
    public string Text { get; }

    /// <summary>Names of samples, with what histograms add.</summary>
    public IReadOnlySet<string> Names => _samples.Select(sample => sample.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Asks a process.</summary>
    public static async Task<Scrape> Of(Uri operators, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        return new Scrape(await http.GetStringAsync(new Uri(operators, "/metrics"), cancellation));
    }

    /// <summary>Asks again until it is as expected, which it soon is: gauges are read every 5 s, answers are kept for a moment.</summary>
    public static async Task<Scrape> Until(Uri operators, Func<Scrape, bool> expected, CancellationToken cancellation)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var scrape = await Of(operators, late.Token);
            if (expected(scrape))
            {
                return scrape;
            }

            try
            {
                await pause.WaitForNextTickAsync(late.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Not as expected:\n{string.Join('\n', scrape.Text.Split('\n').Where(line => line.StartsWith("resume_", StringComparison.Ordinal)))}");
            }
        }
    }

    /// <summary>The value of one series by one label; null where there is none.</summary>
    public double? Value(string name, string? label = null, string? value = null)
    {
        var found = _samples.Where(sample => sample.Name == name && (label is null || sample.Labels.GetValueOrDefault(label) == value)).ToList();
        return found.Count == 0 ? null : Assert.Single(found).Value;
    }

    /// <summary>All series of a name, each as its labels' values in the order given, and its value.</summary>
    public Dictionary<string, double> Series(string name, params string[] labels) => _samples.Where(sample => sample.Name == name)
        .ToDictionary(sample => string.Join(' ', labels.Select(label => sample.Labels[label])), sample => sample.Value, StringComparer.Ordinal);

    /// <summary>Names of the labels that samples of this name have.</summary>
    public IReadOnlySet<string> Labels(string name) => _samples.Where(sample => sample.Name == name).SelectMany(sample => sample.Labels.Keys).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^(?<name>[a-z_:][a-z0-9_:]*)(\{(?<labels>.*)\})? (?<value>\S+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Sample();

    [GeneratedRegex("""(?<name>[a-z_][a-z0-9_]*)="(?<value>([^"\\]|\\.)*)",?""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Label();
}
