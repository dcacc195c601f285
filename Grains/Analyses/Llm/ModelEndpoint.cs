using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>The way to the model: one connection pool for the life of the process.</summary>
internal static class ModelEndpoint
{
    // The client insists on a key; servers that ask for none ignore it.
    private const string NoKey = "none";

    /// <summary>
    /// A client that asks once and waits for as long as the caller's token allows: who retries and when time is up is decided in
    /// one place, which is not the client.
    /// </summary>
    public static IChatClient Open(LlmOptions options, TimeProvider clock)
    {
        var address = options.Endpoint ?? throw new InvalidOperationException("A model needs an endpoint.");
        var key = string.IsNullOrEmpty(options.ApiKey) ? NoKey : options.ApiKey;
        var client = new ChatClient(options.Model, new ApiKeyCredential(key), new OpenAIClientOptions
        {
            Endpoint = new Uri(address.AbsoluteUri.TrimEnd('/')),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            Transport = new HttpClientPipelineTransport(new HttpClient(new BoundedAnswers(Connections())) { Timeout = Timeout.InfiniteTimeSpan }),
        }).AsIChatClient();
        return new BoundedWords(client, options.Model, clock).AsBuilder().UseOpenTelemetry(sourceName: ResumeMeter.Name, configure: telemetry =>
        {
            // Whatever the environment says: what is asked and answered is somebody's life.
            telemetry.EnableSensitiveData = false;
        }).Build();
    }

    private static SocketsHttpHandler Connections() => new()
    {
        // A resume goes to the address that the operator named, and nowhere else.
        AllowAutoRedirect = false,
        UseCookies = false,
        // A name may come to mean another address.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
