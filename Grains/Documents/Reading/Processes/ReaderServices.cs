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
        services.AddOptions<ReadingOptions>().Validate(
            options => options.IsValid,
            "Reading:Readers is 1 to 1024, its other bounds are longer than zero, Reading:MaxResidentBytes is at least 64 MiB, and Reading:MaxAnswer is at least Reading:MaxTime, "
            + "longer than Reading:MaxWait and at most 10 minutes.").ValidateOnStart();
        services.AddSingleton(find);
        services.AddSingleton<ReaderMetrics>();
        services.AddSingleton<ReaderPool>();
        services.AddHostedService(provider => provider.GetRequiredService<ReaderPool>());
        services.RemoveAll<IDocumentReader>();
        return services.AddSingleton<IDocumentReader>(provider => provider.GetRequiredService<ReaderPool>());
    }
}
