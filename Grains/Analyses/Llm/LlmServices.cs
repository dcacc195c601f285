using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrleansResume.Grains.Analyses.Scoring;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>The analyzer that the operator configured: with a model, or the built-in one alone.</summary>
internal static class LlmServices
{
    public static void AddModelAnalyzer(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<LlmOptions>, LlmOptionsCheck>();
        services.AddOptions<LlmOptions>().Bind(configuration.GetSection("Llm")).ValidateOnStart();
        services.TryAddSingleton<IChatClient>(provider => ModelEndpoint.Open(
            provider.GetRequiredService<IOptions<LlmOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ModelMetrics>();
        services.TryAddSingleton(new ModelJitter(Random.Shared.NextDouble));
        services.TryAddSingleton<ModelCalls>();
        services.TryAddSingleton<ModelAnalyzer>();
        services.TryAddSingleton<IAnalyzer>(provider =>
            provider.GetRequiredService<IOptions<LlmOptions>>().Value.Provider == LlmProvider.None
                ? provider.GetRequiredService<BuiltInAnalyzer>()
                : provider.GetRequiredService<ModelAnalyzer>());
    }
}
