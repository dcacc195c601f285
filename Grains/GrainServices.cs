using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Reminders;
using Orleans.Runtime.Hosting;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Analyses.Llm;
using OrleansResume.Grains.Analyses.Scoring;
using OrleansResume.Grains.Documents;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Guests;
using OrleansResume.Grains.Health;
using OrleansResume.Grains.Storage;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains;

/// <summary>What the grains and workers need in a silo, on an <see cref="NpgsqlDataSource"/> that the host provides.</summary>
public static class GrainServices
{
    /// <summary>Adds the features to a silo's services.</summary>
    public static IServiceCollection AddResumeGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<AnalysisOptions>().Bind(configuration.GetSection("Analysis")).Validate(
            options => options.SlotsPerSilo is >= 1 and <= 1024 && options.MaxQueued >= 1
                && options.Timeout > TimeSpan.Zero && options.Timeout <= TimeSpan.FromDays(1)
                && options.QueueTimeout > TimeSpan.Zero && options.QueueTimeout <= TimeSpan.FromDays(7),
            "Analysis:SlotsPerSilo is 1 to 1024, Analysis:MaxQueued is at least 1, Analysis:Timeout is longer than zero and at most a day, Analysis:QueueTimeout at most 7 days.").ValidateOnStart();
        services.AddOptions<DocumentOptions>().Bind(configuration.GetSection("Documents")).Validate(
            options => options.MaxBytes is >= 1024 and <= 64 * 1024 * 1024 && options.Retention > TimeSpan.Zero && options.Retention <= TimeSpan.FromDays(36_500),
            "Documents:MaxBytes is 1 KiB to 64 MiB, Documents:Retention is longer than zero and at most 36500 days.").ValidateOnStart();
        services.AddOptions<LimitOptions>().Bind(configuration.GetSection("Limits")).Validate(
            options => options.IsValid,
            "Each of Limits:Burst, Limits:Day, Limits:Uploads and Limits:GuestsPerAddress has Permits of 1 to 1000000 and a Window of 1 s to 366 days; "
            + "Limits:Stored has Documents and Bytes of at least 1.").ValidateOnStart();
        services.AddOptions<ReadingOptions>().Bind(configuration.GetSection("Reading"));
        services.Configure<GrainCollectionOptions>(collection =>
            // A final attempt is asked for a few times after it ended, and then no more.
            collection.ClassSpecificCollectionAge[typeof(AnalysisGrain).FullName!] = TimeSpan.FromMinutes(2));

        services.AddGrainStorage(RelationalGrainStorage.Name, (provider, _) => new RelationalGrainStorage(provider));
        services.AddSingleton<GroupCommit>();
        services.AddGrainStorage(IncidentalGrainStorage.Name, (provider, _) => ActivatorUtilities.CreateInstance<IncidentalGrainStorage>(provider));
        services.AddStateTable<DocumentState, DocumentTable>();
        services.AddStateTable<AnalysisState, AnalysisTable>();

        services.TryAddSingleton<IDocumentReader, DocumentReader>();
        services.AddSingleton(provider => new JudgingThreads(provider.GetRequiredService<IOptions<AnalysisOptions>>().Value.SlotsPerSilo));
        services.AddSingleton(provider => new BuiltInAnalyzer(provider.GetRequiredService<JudgingThreads>()));
        services.AddModelAnalyzer(configuration);
        services.AddSingleton<AnalysisQueue>();
        services.AddSingleton<SetAsideTable>();
        services.AddSingleton<ISweep, SetAsideSweep>();
        services.AddSingleton<ReportCache>();
        services.AddSingleton<FinishedAnalyses>();
        services.AddSingleton<IFinishedAnalyses>(provider => provider.GetRequiredService<FinishedAnalyses>());
        services.AddSingleton<EarlierReports>();
        services.AddSingleton<ModelTokensTable>();
        services.AddSingleton<ISweep, ModelTokensSweep>();
        services.AddSingleton<ReadingCache>();
        services.AddSingleton(provider => new ResumeCache(provider.GetRequiredService<TimeProvider>(), ResumeCache.Slots));
        services.AddSingleton<QueueBound>();
        services.AddSingleton<ISweep, OverdueSweep>();
        services.AddSingleton<AnalysisSweep>();
        services.AddSingleton<ISweep>(provider => provider.GetRequiredService<AnalysisSweep>());
        services.AddSingleton<ISweep, DocumentSweep>();
        services.AddSingleton<ErasedGuestTable>();
        services.AddSingleton<ISweep, GuestSweep>();
        services.AddSingleton<PermitTable>();
        services.AddSingleton<ISweep, PermitSweep>();

        services.AddOptions<CanaryOptions>().Bind(configuration.GetSection("Canary")).Validate(
            options => options.Period >= TimeSpan.FromSeconds(1) && options.Period <= TimeSpan.FromDays(1), "Canary:Period is a second to a day.").ValidateOnStart();
        services.AddSingleton<WorkerTable>();
        services.AddSingleton<ISweep, WorkerSweep>();
        services.AddSingleton<AnalysisStandingTable>();

        services.AddMetrics();
        services.AddSingleton<AnalysisCounts>();
        services.AddHostedService<AnalysisGauges>();
        // Made at the start and not at the first use, so that their series are there from the first scrape on.
        services.AddActivatedSingleton<AnalysisMetrics>().AddActivatedSingleton<DocumentMetrics>();
        services.AddActivatedSingleton<LimitMetrics>();

        services.AddSingleton(provider => new DatabaseClock(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new WorkerLease(
            new WorkerId(Guid.CreateVersion7()),
            provider.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString(),
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<DatabaseClock>(),
            provider.GetRequiredService<WorkerSlots>(),
            provider.GetRequiredService<ILogger<WorkerLease>>()));
        services.AddSingleton(provider =>
        {
            var (lease, slots, analyzer) = (provider.GetRequiredService<WorkerLease>(), provider.GetRequiredService<WorkerSlots>(), provider.GetRequiredService<IAnalyzer>());
            // What a worker takes whose lease has run out, others would take from it at once.
            return new WorkerLine(lease.Worker, () => lease.IsHeld ? slots.Places(analyzer.IsWarm) : 0, provider.GetRequiredService<DatabaseClock>());
        });
        services.AddSingleton(provider => new WorkerSlots(
            provider.GetRequiredService<IOptions<AnalysisOptions>>().Value.SlotsPerSilo,
            provider.GetRequiredService<DatabaseClock>()));
        services.TryAddSingleton<IProcessEnd, HostEnd>();
        services.AddSingleton<IWorkerLine>(provider => provider.GetRequiredService<WorkerLine>());
        services.AddSingleton<Worker>();
        services.AddSingleton<Sweep>();
        services.AddSingleton<DeadSilos>();
        services.AddSingleton<WorkerService>();
        return services;
    }

    /// <summary>Makes the silo work: without it, it accepts and answers, and others run what it accepted.</summary>
    public static IServiceCollection AddResumeWorker(this IServiceCollection services) =>
        services.AddActivatedSingleton<WorkerMetrics>()
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<WorkerService>());

    /// <summary>
    /// Lets Orleans keep the database's time where it writes times down for other silos: since when a silo is alive, when a reminder is
    /// due. A machine's own clock may be hours off.
    /// </summary>
    public static IServiceCollection AddDatabaseTime(this IServiceCollection services) => services
        .AddKeyedSingleton<TimeProvider>(TimeProviderNames.Membership, (provider, _) => provider.GetRequiredService<DatabaseClock>())
        .AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, (provider, _) => provider.GetRequiredService<DatabaseClock>());

    /// <summary>Lets the canary sing in this silo's cluster.</summary>
    public static IServiceCollection AddResumeCanary(this IServiceCollection services) => services.AddHostedService<CanaryService>();

    private static void AddStateTable<TState, TTable>(this IServiceCollection services)
        where TState : class, new()
        where TTable : class, IStateTable<TState>
    {
        services.AddSingleton<TTable>();
        services.AddSingleton<RelationalGrainStorage.IMap<TState>, RelationalGrainStorage.Map<TState, TTable>>();
    }
}
