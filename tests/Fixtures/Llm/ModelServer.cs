using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrleansResume.Fixtures.Llm;

/// <summary>
/// An endpoint on loopback that speaks OpenAI's chat completions, well or badly, as the test says. It is a server of its own, on
/// real sockets: what a client does with a broken connection shows nowhere else.
/// </summary>
public sealed class ModelServer : IAsyncDisposable
{
    /// <summary>The only key that it takes.</summary>
    public const string Key = "sk-test-0123456789abcdef";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ModelRequest> _requests = new();
    private readonly SemaphoreSlim _asked = new(0);
    private readonly SemaphoreSlim _left = new(0);

    private ModelServer(WebApplication app) => _app = app;

    /// <summary>What the next requests are answered with; a good answer without findings unless the test says otherwise.</summary>
    public RequestDelegate Answer { get; set; } = ModelAnswers.Says("""{"findings":[]}""");

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<ModelRequest> Requests => [.. _requests];

    /// <summary>Its address, up to the version, as <c>Llm__Endpoint</c> wants it.</summary>
    public string Endpoint => $"{_app.Urls.Single()}/v1";

    /// <summary>The settings of a silo that asks it, once each time: tests of repetitions set their own.</summary>
    public Dictionary<string, string?> Settings => new(StringComparer.Ordinal)
    {
        ["Llm:Provider"] = "openai",
        ["Llm:Endpoint"] = Endpoint,
        ["Llm:Model"] = "test-model",
        ["Llm:ApiKey"] = Key,
        ["Llm:Retries"] = "0",
    };

    /// <summary>Starts it on a free port.</summary>
    public static async Task<ModelServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ModelServer(app);
        app.MapPost("/v1/chat/completions", server.Take);
        await app.StartAsync();
        return server;
    }

    /// <summary>Ends when the next request has arrived; fails the test after 30 s.</summary>
    public Task Asked() => Signal(_asked, "Nobody asked the model.");

    /// <summary>Ends when the next caller has hung up before its answer was complete; fails the test after 30 s.</summary>
    public Task Left() => Signal(_left, "The caller held on to a dead call.");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _asked.Dispose();
        _left.Dispose();
    }

    private async Task Take(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        _requests.Enqueue(new ModelRequest(context.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync()));
        _asked.Release();
        try
        {
            await Answer(context);
        }
        catch (OperationCanceledException)
        {
            _left.Release();
        }
    }

    private static async Task Signal(SemaphoreSlim signal, string otherwise)
    {
        if (!await signal.WaitAsync(TimeSpan.FromSeconds(30)))
        {
            throw new TimeoutException(otherwise);
        }
    }
}

/// <summary>What a model was asked.</summary>
/// <param name="Authorization">The header.</param>
/// <param name="Body">The JSON of a chat completion's request.</param>
public sealed record ModelRequest(string Authorization, string Body);
