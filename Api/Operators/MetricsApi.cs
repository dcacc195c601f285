namespace OrleansResume.Api.Operators;

/// <summary>Metrics in Prometheus form, for operators.</summary>
internal static class MetricsApi
{
    public static void MapMetrics(this IEndpointRouteBuilder app) =>
        app.MapPrometheusScrapingEndpoint("/metrics").WithMetadata(new OperatorsEndpoint(Open: false)).AllowAnonymous().ExcludeFromDescription();
}
