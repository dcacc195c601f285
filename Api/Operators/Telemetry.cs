using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OrleansResume.Api.Operators;

/// <summary>
/// What a process tells its operators about itself: the product's meter, and those of Orleans, ASP.NET Core, Npgsql and the runtime.
/// Metrics can be scraped at the operators' port; they are also sent, and traces with them, where
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector. Other <c>OTEL_…</c> settings hold as OpenTelemetry defines them.
/// </summary>
public static class Telemetry
{
    /// <summary>The pool's name in metrics and traces; else it would be the connection string.</summary>
    private const string Pool = "resume";

    /// <summary>A data source that is told apart by its purpose.</summary>
    public static NpgsqlDataSource DataSource(string connectionString) =>
        new NpgsqlDataSourceBuilder(connectionString) { Name = Pool }.Build();

    /// <summary>Whether a collector is named, so that traces are made.</summary>
    public static bool CollectsTraces(this IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
    }

    /// <summary>Adds the meters and, where somebody collects them, the traces.</summary>
    internal static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var collected = builder.Configuration.CollectsTraces();
        var telemetry = builder.Services.AddOpenTelemetry()
            // The environment's word (OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES) comes last.
            .ConfigureResource(resource => resource.AddService(builder.Environment.ApplicationName).AddEnvironmentVariableDetector())
            .WithMetrics(metrics => Measure(metrics, collected));
        if (collected)
        {
            // Without a collector nobody would see them, and each request would pay for its activities.
            telemetry.WithTracing(traces => Trace(traces, ownSampler: !string.IsNullOrEmpty(builder.Configuration["OTEL_TRACES_SAMPLER"])));
        }
    }

    private static void Measure(MeterProviderBuilder metrics, bool collected)
    {
        metrics.AddMeter("OrleansResume", "Microsoft.Orleans", "Npgsql", "System.Runtime", "System.Net.Http")
            // Not those of authentication and authorization, which count each request once more: refusals are in the status codes.
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Diagnostics", "Microsoft.AspNetCore.MemoryPool")
            // Which library a number comes from is in its name.
            .AddPrometheusExporter(prometheus => prometheus.ScopeInfoEnabled = false);
        if (collected)
        {
            metrics.AddOtlpExporter();
        }
    }

    private static void Trace(TracerProviderBuilder traces, bool ownSampler)
    {
        if (!ownSampler)
        {
            traces.SetSampler(new ParentBasedSampler(new TraceRoots()));
        }

        traces
            // Calls of our grains are in Runtime with Orleans' own and not in Application, because our namespaces begin with "Orleans".
            .AddSource("Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application", "Microsoft.Orleans.Lifecycle", "Microsoft.Orleans.Storage")
            .AddSource("OrleansResume", "Npgsql", "System.Net.Http")
            .AddAspNetCoreInstrumentation(web => web.Filter = context => !context.IsForOperators() && !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
            .AddOtlpExporter();
    }
}
