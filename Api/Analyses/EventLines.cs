using System.Globalization;
using System.Text;
using System.Text.Json;
using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Api.Analyses;

/// <summary>Writes server-sent events (WHATWG HTML, 9.2.5), each sent at once.</summary>
internal sealed class EventLines(HttpResponse response, JsonSerializerOptions json)
{
    /// <summary>Begins the stream; a client that loses it comes back after 2 s.</summary>
    public Task Begin(CancellationToken cancellation) => Send("retry: 2000\n\n", cancellation);

    /// <summary>Where the analysis stands; its version is the event's id.</summary>
    public Task Status(AnalysisAnswer analysis, CancellationToken cancellation) => Send(
        string.Create(CultureInfo.InvariantCulture, $"event: status\nid: {analysis.Version}\n{Data(analysis)}\n"), cancellation);

    /// <summary>The run's step. Without an id: it is not what a client comes back for.</summary>
    public Task Progress(AnalysisProgress progress, CancellationToken cancellation) =>
        Send($"event: progress\n{Data(new ProgressAnswer(progress.Step, progress.Of, progress.What))}\n", cancellation);

    /// <summary>Nothing but a sign of life.</summary>
    public Task Comment(CancellationToken cancellation) => Send(":\n\n", cancellation);

    // A stored report is told as it is; should it have line ends, each line is one of the data.
    private string Data<T>(T value) =>
        string.Concat(JsonSerializer.Serialize(value, json).Split('\n').Select(line => $"data: {line}\n"));

    private async Task Send(string lines, CancellationToken cancellation)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(lines), cancellation);
        await response.Body.FlushAsync(cancellation);
    }
}

/// <summary>How far a run has come.</summary>
internal sealed record ProgressAnswer(int Step, int Of, string What);
