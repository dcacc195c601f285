using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Analyses;
using OrleansResume.Silo;

namespace OrleansResume.Benchmarks.Durable;

/// <summary>The product with an analyzer that takes no time, so that what is left is the road of the work; and a bare endpoint.</summary>
internal static class InstantServer
{
    public static async Task<int> Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        await using var database = await SiloDatabase.Open(builder);
        builder.Services.AddSingleton<IAnalyzer, InstantAnalyzer>();
        await using var app = SiloApp.Build(builder, database.ConnectionString);
        app.MapGet("/bare", () => Results.Text("{\"status\":\"completed\"}", "application/json"));
        await QueueFloor.Map(app, database.ConnectionString);
        app.Lifetime.ApplicationStarted.Register(() => Announcement.Print(app));
        await app.RunAsync();
        return 0;
    }

    private sealed class InstantAnalyzer : IAnalyzer
    {
        private readonly RunResult _result = new(
            new AnalyzerInfo("instant", "1", Model: null), new Utf8Json("{\"score\":null}"u8.ToArray()), Error: null);

        public AnalyzerInfo Info { get; } = new("instant", "1", Model: null);

        public Task<RunResult> Analyze(AnalysisInput input, CancellationToken cancellation) => Task.FromResult(_result);
    }
}
