using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Analyses.Llm;

namespace OrleansResume.Grains.Tests.Analyses.Llm;

/// <summary>The analyzer that a silo with these settings has, and what it logs.</summary>
internal sealed class Modelled : IAsyncDisposable, ILoggerProvider
{
    private readonly ConcurrentQueue<string> _log = new();
    private readonly ServiceProvider _services;

    public Modelled(Dictionary<string, string?> settings, TimeProvider? clock = null, double chance = 0.5)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this));
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton(new ModelJitter(() => chance));
        services.AddResumeGrains(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        _services = services.BuildServiceProvider();
    }

    public IAnalyzer Analyzer => _services.GetRequiredService<IAnalyzer>();

    public IServiceProvider Services => _services;

    /// <summary>Every line, with the whole exception where one was given.</summary>
    public string Log => string.Join('\n', _log);

    public static Report Report(RunResult result) => JsonSerializer.Deserialize<Report>(result.Report!.Bytes, ReportJson.Options)!;

    public ILogger CreateLogger(string categoryName) => new Lines(_log);

    void IDisposable.Dispose()
    {
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Lines(ConcurrentQueue<string> log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
