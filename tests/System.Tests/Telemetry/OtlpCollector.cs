using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OrleansResume.System.Tests.Telemetry;

/// <summary>Takes what a process sends over OTLP (HTTP, protobuf), as an operator's collector does.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentBag<byte[]> _bodies = [];
    private readonly ConcurrentBag<Span> _spans = [];
    private readonly ConcurrentBag<string> _metrics = [];
    private readonly SemaphoreSlim _arrived = new(0);

    private OtlpCollector(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Spans that have come.</summary>
    public IReadOnlyCollection<Span> Spans => _spans;

    /// <summary>Names of metrics that have come.</summary>
    public IReadOnlyCollection<string> Metrics => _metrics;

    /// <summary>Everything that has come, as Latin letters where it is text.</summary>
    public string Everything => string.Concat(_bodies.Select(Encoding.Latin1.GetString));

    /// <summary>Starts it on a port that nobody uses.</summary>
    public static async Task<OtlpCollector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var collector = new OtlpCollector(builder.Build());
        collector._app.MapPost("/v1/{signal}", collector.Take);
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>What a process is told to send here, at once.</summary>
    public string[] Settings() =>
    [
        $"--OTEL_EXPORTER_OTLP_ENDPOINT={Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "--OTEL_BSP_SCHEDULE_DELAY=100", "--OTEL_METRIC_EXPORT_INTERVAL=500",
    ];

    /// <summary>Ends when enough has come; fails the test after 30 s.</summary>
    public async Task Until(Func<OtlpCollector, bool> enough)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!enough(this))
        {
            try
            {
                await _arrived.WaitAsync(late.Token);
            }
            catch (OperationCanceledException)
            {
                var spans = Spans.GroupBy(span => span.Trace).MaxBy(trace => trace.Distinct().Count())?.Distinct() ?? [];
                Assert.Fail($"Not enough has come: {string.Join(", ", spans)}; {string.Join(", ", Metrics.Distinct(StringComparer.Ordinal))}");
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task Take(string signal, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        _bodies.Add(body.ToArray());
        foreach (var resource in ProtoMessage.Read(body.ToArray()).Messages(1))
        {
            var service = resource.Messages(1).SelectMany(of => of.Messages(1)).First(attribute => attribute.Text(1) == "service.name").Messages(2).Single().Text(1);
            foreach (var scope in resource.Messages(2))
            {
                foreach (var item in scope.Messages(2))
                {
                    if (signal == "traces")
                    {
                        _spans.Add(new Span(service, scope.Messages(1).Single().Text(1), Convert.ToHexStringLower(item.Bytes(1)), !item.Has(4)));
                    }
                    else
                    {
                        _metrics.Add(item.Text(1));
                    }
                }
            }
        }

        _arrived.Release();
    }
}

/// <summary>A step of a trace.</summary>
/// <param name="Service">Which process.</param>
/// <param name="Source">Which library.</param>
/// <param name="Trace">The trace's id, in hexadecimal.</param>
/// <param name="IsRoot">Whether the trace begins with it.</param>
internal sealed record Span(string Service, string Source, string Trace, bool IsRoot = false);
