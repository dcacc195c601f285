using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OrleansResume.Grains.Documents.Reading.Processes;

/// <summary>Reading in processes of its own.</summary>
public static class ReaderServices
{
    /// <summary>Puts the pool of reader processes in place of reading in this process.</summary>
    /// <param name="services">The silo's.</param>
    /// <param name="find">How readers are started here.</param>
    public static IServiceCollection AddReaderProcesses(this IServiceCollection services, FindReaderCommand find)
    {
        services.AddSingleton(find);
        services.AddSingleton<ReaderMetrics>();
        services.AddSingleton<ReaderPool>();
        services.AddHostedService(provider => provider.GetRequiredService<ReaderPool>());
        services.RemoveAll<IDocumentReader>();
        return services.AddSingleton<IDocumentReader>(provider => provider.GetRequiredService<ReaderPool>());
    }
}
