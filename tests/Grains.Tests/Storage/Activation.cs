using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Documents;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Tests.Storage;

/// <summary>
/// One activation's memory on the product's storage. Orleans keeps to one activation a grain as well as it can; two of these
/// are what a partition of the network leaves.
/// </summary>
internal sealed class Activation<TState> : IPersistentState<TState>
    where TState : class, new()
{
    private readonly GrainId _grain;
    private readonly GrainState<TState> _memory;
    private readonly RelationalGrainStorage _storage;

    public Activation(NpgsqlDataSource database, Guid id)
    {
        _memory = new GrainState<TState> { State = new TState() };
        _grain = GrainId.Create(GrainType.Create("test"), GrainIdKeyExtensions.CreateGuidKey(id));
        var services = new ServiceCollection();
        services.AddSingleton<RelationalGrainStorage.IMap<AnalysisState>>(
            new RelationalGrainStorage.Map<AnalysisState, AnalysisTable>(new AnalysisTable(database, new GroupCommit(database))));
        services.AddSingleton<RelationalGrainStorage.IMap<DocumentState>>(
            new RelationalGrainStorage.Map<DocumentState, DocumentTable>(new DocumentTable(database)));
        _storage = new RelationalGrainStorage(services.BuildServiceProvider());
    }

    private Activation(Activation<TState> one, RelationalGrainStorage storage) => (_grain, _memory, _storage) = (one._grain, one._memory, storage);

    public TState State
    {
        get => _memory.State ?? throw new InvalidOperationException("The storage left no state.");
        set => _memory.State = value;
    }

    public string Etag => _memory.ETag!;

    public bool RecordExists => _memory.RecordExists;

    /// <summary>The same one, whose statements go another way.</summary>
    public Activation<TState> Through(RelationalGrainStorage storage) => new(this, storage);

    public Task ReadStateAsync() => _storage.ReadStateAsync("state", _grain, _memory);

    public Task WriteStateAsync() => _storage.WriteStateAsync("state", _grain, _memory);

    public Task ClearStateAsync() => _storage.ClearStateAsync("state", _grain, _memory);
}

/// <summary>Steps of documents and attempts that tests write.</summary>
internal static class Steps
{
    public static GuestId Owner { get; } = new(Guid.CreateVersion7());

    public static DocumentState Store(byte seed, GuestId? owner = null, string fileName = "resume.txt") => new()
    {
        Pending = new DocumentTransition.Store(
            owner ?? Owner,
            fileName,
            [seed],
            [.. Enumerable.Repeat(seed, 32)],
            new ReadDocument("text/plain", "text", new DocumentLayout(), PageCount: null, WordCount: 1, Warnings: []),
            TimeSpan.FromDays(1), new OrleansResume.Grains.Guests.StoredLimit()),
    };

    public static AnalysisState Accept(Guid document, string? job = null) => new()
    {
        Pending = new AnalysisTransition.Accept(
            new DocumentId(document), Owner, job, AnalyzerChoice.Default, [1], Worker: null, TimeSpan.FromHours(1), RetryOf: null, AttemptCount: 1),
    };

    public static AnalysisState Begin(AnalysisState state, WorkerId worker) =>
        state with { Pending = new AnalysisTransition.Begin(worker, TimeSpan.FromMinutes(1)) };

    public static AnalysisState Complete(AnalysisState state, WorkerId worker) => state with
    {
        Pending = new AnalysisTransition.Complete(worker, 1, new AnalyzerInfo("builtin", "1", Model: null), new Utf8Json("{}"u8.ToArray())),
    };
}
