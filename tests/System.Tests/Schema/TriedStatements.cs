using System.Xml.Linq;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Storage;
using OrleansResume.Api.Guests;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Documents;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Guests;
using OrleansResume.Grains.Storage;
using OrleansResume.Grains.Workers;

namespace OrleansResume.System.Tests.Schema;

/// <summary>Every statement of the product, as the product runs it. Those that change a row say so, and take one that no other has taken.</summary>
internal static class TriedStatements
{
    private static readonly WorkerId _worker = new(FilledDatabase.Worker);
    private static readonly GuestId _owner = new(FilledDatabase.Owner);
    private static readonly ListCursor _front = new(DateTimeOffset.MinValue, Guid.Empty);
    private static readonly GuestId _stranger = new(Guid.CreateVersion7());
    private static readonly AnalysisRun _run = new(1, _owner, new DocumentId(FilledDatabase.Id(1)), JobDescription: null, AnalyzerChoice.Default, default);
    private static readonly AnalysisTransition.Fail _failure = new(_worker, 1, Analyzer: null, new AnalysisError(AnalysisErrorCode.Internal, "It failed."));

    // 1 is left as it is.
    private static int _next = 1;

    /// <summary>Each by its name: the type's, the method's or transition's and, behind a colon, what is particular.</summary>
    public static IReadOnlyDictionary<string, Func<NpgsqlDataSource, Task>> All { get; } = new Dictionary<string, Func<NpgsqlDataSource, Task>>(StringComparer.Ordinal)
    {
        ["AnalysisTable.Read"] = database => new AnalysisTable(database, new GroupCommit(database)).Read(FilledDatabase.Id(1)),
        ["AnalysisTable.ReadReport"] = database => new AnalysisTable(database, new GroupCommit(database)).ReadReport(FilledDatabase.Id(1)),
        ["AnalysisTable.ReadJobDescription"] = database => new AnalysisTable(database, new GroupCommit(database)).ReadJobDescription(FilledDatabase.Id(1)),
        ["EarlierReports.Find"] = database => new EarlierReports(database).Find(
            _run, new AnalyzerInfo("llm", "1", "model"), Cancelled),
        ["ModelTokensTable.Reserve"] = database => new ModelTokensTable(database).Reserve(
            new AnalysisId(Guid.CreateVersion7()), _run, 1, new TokenWish(1, 1, 1), long.MaxValue / 2, Cancelled),
        ["ModelTokensTable.Settle"] = database => new ModelTokensTable(database).Settle(new AnalysisId(FilledDatabase.Id(1)), _run, 1, new ModelTokens(1, 1), Cancelled),
        ["ModelTokensTable.Forget"] = database => new ModelTokensTable(database).Forget(10, Cancelled),
        ["AnalysisTable.Write Accept"] = database => Write(database, Guid.CreateVersion7(), 0, new AnalysisTransition.Accept(
            new DocumentId(FilledDatabase.Id(1)), _owner, JobDescription: null, AnalyzerChoice.Default, [1], _worker, TimeSpan.FromHours(1), RetryOf: null, AttemptCount: 1)),
        ["AnalysisTable.Write Accept: begun"] = database => Changes(database, Guid.CreateVersion7(), 0, new AnalysisTransition.Accept(
            new DocumentId(FilledDatabase.Id(1)), _owner, JobDescription: null, AnalyzerChoice.Default, [1], _worker, TimeSpan.FromHours(1), RetryOf: null, AttemptCount: 1, Begins: true)),
        ["AnalysisTable.Write Accept: retried"] = async database =>
        {
            var failed = FilledDatabase.Processing(Next());
            await Changes(database, failed, 1, _failure);
            await Changes(database, Guid.CreateVersion7(), 0, new AnalysisTransition.Accept(
                new DocumentId(FilledDatabase.Id(1)), _owner, JobDescription: null, AnalyzerChoice.Default, [1], _worker, TimeSpan.FromHours(1), new AnalysisId(failed), AttemptCount: 2));
            Assert.NotNull((await new AnalysisTable(database, new GroupCommit(database)).Read(failed))!.RetriedBy);
        },
        ["AnalysisTable.Read: failed"] = async database =>
        {
            var failed = FilledDatabase.Processing(Next());
            await Changes(database, failed, 1, _failure);
            Assert.Equal(AnalysisStatus.Failed, (await new AnalysisTable(database, new GroupCommit(database)).Read(failed))!.Status);
        },
        ["AnalysisTable.Write Begin"] = database => Changes(database, FilledDatabase.Queued(Next()), 1, new AnalysisTransition.Begin(_worker, TimeSpan.FromMinutes(1))),
        ["AnalysisTable.Write Complete"] = database => Changes(database, FilledDatabase.Processing(Next()), 1, new AnalysisTransition.Complete(
            _worker, 1, new AnalyzerInfo("builtin", "1", Model: null), new Utf8Json("{}"u8.ToArray()))),
        ["AnalysisTable.Write Fail"] = database => Changes(database, FilledDatabase.Processing(Next()), 1, _failure),
        ["AnalysisTable.Write Release"] = database => Changes(
            database, FilledDatabase.Processing(Next()), 1, new AnalysisTransition.Release(_worker, ReleaseReason.Released, TimeSpan.FromMinutes(1))),
        ["AnalysisTable.Write Release: lost"] = database => Changes(
            database, FilledDatabase.Abandoned(Next()), 1, new AnalysisTransition.Release(new WorkerId(FilledDatabase.Nobody), ReleaseReason.WorkerLost, TimeSpan.FromMinutes(1))),
        ["AnalysisTable.Write Release: alive"] = async database => Assert.Null(await Write(
            database, FilledDatabase.Processing(1), 1, new AnalysisTransition.Release(_worker, ReleaseReason.WorkerLost, TimeSpan.FromMinutes(1)))),
        ["AnalysisTable.Write Expire"] = async database => await Changes(database, await Late(database), 1, new AnalysisTransition.Expire("It is late.")),
        ["AnalysisQueue.FailOverdue"] = async database =>
        {
            Assert.Single(await new AnalysisQueue(database).FailOverdue(new AnalysisId(await Late(database)), new AnalysisOptions(), Cancelled));
            await Late(database);
            Assert.Single(await new AnalysisQueue(database).FailOverdue(100, new AnalysisOptions(), Cancelled));
            Assert.Empty(await new AnalysisQueue(database).FailOverdue(100, new AnalysisOptions(), Cancelled));
        },
        // Another than the one whose lease must stay good.
        ["WorkerLease.Renew"] = database => Lease(database, FilledDatabase.Id(2)).Renew(Cancelled),
        ["WorkerLease.Renew: first"] = database => Lease(database, Guid.CreateVersion7()).Renew(Cancelled),
        ["WorkerLease.EnsureClock"] = database => Lease(database, FilledDatabase.Id(2)).EnsureClock(Cancelled),
        ["WorkerLease.FollowClock"] = database => Lease(database, FilledDatabase.Id(2)).FollowClock(Cancelled),
        ["WorkerLease.GiveUp"] = database => Lease(database, Guid.CreateVersion7()).GiveUp(Cancelled),
        ["WorkerTable.Forget"] = database => new WorkerTable(database).Forget(Cancelled),
        ["WorkerTable.EndLeases"] = database => new WorkerTable(database).EndLeases(["nobody"], Cancelled),
        ["WorkerTable.Live"] = database => new WorkerTable(database).Live(Cancelled),
        ["IncidentalGrainStorage.ReadStateAsync"] = async database => await Incidental(database, state => state.ReadStateAsync()),
        ["IncidentalGrainStorage.WriteStateAsync"] = async database => await Incidental(database, state => state.WriteStateAsync(), state => state.WriteStateAsync()),
        ["IncidentalGrainStorage.ClearStateAsync"] = async database => await Incidental(database, state => state.WriteStateAsync(), state => state.ClearStateAsync()),
        ["KeyRing.GetAllElements"] = database => Task.FromResult(new KeyRing(database).GetAllElements()),
        ["KeyRing.StoreElement"] = database =>
        {
            new KeyRing(database).StoreElement(new XElement("key"), Guid.CreateVersion7().ToString());
            new KeyRing(database).StoreElement(new XElement("key"), "key 1");
            return Task.CompletedTask;
        },
        ["AnalysisQueue.Unheld"] = database => new AnalysisQueue(database).Unheld(10, horizon: 100, Cancelled),
        ["AnalysisQueue.Depth"] = database => new AnalysisQueue(database).Depth(100, Cancelled),
        ["AnalysisQueue.HeldBy"] = database => new AnalysisQueue(database).HeldBy([_worker], Cancelled),
        ["AnalysisQueue.Abandoned"] = database => new AnalysisQueue(database).Abandoned(Guid.Empty, 200, Cancelled),
        ["AnalysisCounts.Read"] = database => new AnalysisCounts(database).Read(Cancelled),
        ["AnalysisCounts.AddUp"] = database => new AnalysisCounts(database).AddUp(Cancelled),
        ["AnalysisListGrain.List"] = database => new AnalysisListGrain(database).List(
            _owner, new DocumentId(FilledDatabase.Id(1)), new PageRequest(20, Cursor: null)),
        ["AnalysisListGrain.Latest"] = database => new AnalysisListGrain(database).Latest(_owner, new DocumentId(FilledDatabase.Id(1))),
        ["AnalysisListGrain.Forget"] = database => new AnalysisListGrain(database).Forget(new DocumentId(Guid.CreateVersion7())),
        ["AnalysisListGrain.Erase"] = database => new AnalysisListGrain(database).Erase(_stranger),
        ["DocumentTable.Read"] = database => new DocumentTable(database).Read(FilledDatabase.Id(1)),
        ["DocumentTable.Same"] = database => new DocumentTable(database).Same(_owner, new byte[32]),
        ["DocumentTable.List"] = database => new DocumentTable(database).List(_owner, ListCursor.Read(cursor: null), 21),
        ["DocumentTable.Content"] = database => new DocumentTable(database).Content(FilledDatabase.Id(1)),
        ["DocumentTable.Text"] = database => new DocumentTable(database).Text(FilledDatabase.Id(1)),
        ["DocumentTable.HalfDeleted"] = database => new DocumentTable(database).HalfDeleted(_front, 10, Cancelled),
        ["DocumentTable.BeginDeletion"] = database => new DocumentTable(database).BeginDeletion(_stranger),
        ["DocumentTable.Expired"] = database => new DocumentTable(database).Expired(_front, 10, Cancelled),
        ["DocumentTable.NotStored"] = database => new DocumentTable(database).NotStored(_stranger, 1, new StoredLimit()),
        ["AnalysisStandingTable.Read"] = database => new AnalysisStandingTable(database).Read(Cancelled),
        ["SetAsideTable.Forget"] = database => new SetAsideTable(database).Forget(TimeSpan.FromDays(1), 10, Cancelled),
        ["AnalysisQueue.Overdue"] = database => new AnalysisQueue(database).Overdue(Guid.Empty, 10, Cancelled),
        ["PermitTable.ForgetUnused"] = database => new PermitTable(database).ForgetUnused("service", "guest", TimeSpan.FromDays(1), PermitKey.Start, 100, Cancelled),
        ["ErasedGuestTable.Look"] = database => new ErasedGuestTable(database).Look(_stranger, Cancelled),
        ["ErasedGuestTable.Add"] = database => new ErasedGuestTable(database).Add(_stranger),
        ["ErasedGuestTable.Finish"] = database => new ErasedGuestTable(database).Finish(_stranger),
        ["ErasedGuestTable.HalfErased"] = database => new ErasedGuestTable(database).HalfErased(_front, 10, Cancelled),
        ["ErasedGuestTable.Drop"] = database => new ErasedGuestTable(database).Drop(10, Cancelled),
        ["DocumentTable.Erase"] = database => new DocumentTable(database).Erase(FilledDatabase.Deleted),
        ["DocumentTable.Write Store"] = database => new DocumentTable(database).Write(Guid.CreateVersion7(), new DocumentState { Pending = Store() }, 0),
        ["DocumentTable.Write BeginDeletion"] = database => new DocumentTable(database).Write(
            FilledDatabase.Id(2), new DocumentState { Pending = new DocumentTransition.BeginDeletion() }, 1),
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static int Next() => Interlocked.Increment(ref _next);

    // Its deadline was three seconds ago: the grain's own timer and the sweep have it.
    private static async Task<Guid> Late(NpgsqlDataSource database)
    {
        var id = FilledDatabase.Processing(Next());
        await using var command = database.CreateCommand("UPDATE analyses SET deadline_at = now() - interval '3 seconds' WHERE id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await command.ExecuteNonQueryAsync(Cancelled);
        return id;
    }

    private static async Task Changes(NpgsqlDataSource database, Guid id, long version, AnalysisTransition transition) =>
        Assert.NotNull(await Write(database, id, version, transition));

    private static WorkerLease Lease(NpgsqlDataSource database, Guid worker) => new(
        new WorkerId(worker), "silo", database, new DatabaseClock(TimeProvider.System), new WorkerSlots(1, TimeProvider.System), NullLogger<WorkerLease>.Instance);

    internal static async Task Incidental(NpgsqlDataSource database, params Func<IncidentalState, Task>[] steps)
    {
        var state = new IncidentalState(new IncidentalGrainStorage(
            database, new GroupCommit(database), new Plain(), Options.Create(new ClusterOptions { ServiceId = "service" })));
        foreach (var step in steps)
        {
            await step(state);
        }
    }

    internal static Task<AnalysisState?> Write(NpgsqlDataSource database, Guid id, long version, AnalysisTransition transition) =>
        new AnalysisTable(database, new GroupCommit(database)).Write(id, new AnalysisState { Pending = transition }, version);

    private static DocumentTransition.Store Store()
    {
        var read = new ReadDocument("text/plain", "text", new DocumentLayout(), PageCount: null, WordCount: 1, Warnings: []);
        return new DocumentTransition.Store(_stranger, "resume.txt", [1], Guid.CreateVersion7().ToByteArray().Concat(new byte[16]).ToArray(), read, TimeSpan.FromDays(1), new StoredLimit { Documents = int.MaxValue });
    }

    internal sealed class IncidentalState(IncidentalGrainStorage storage)
    {
        private readonly GrainId _grain = GrainId.Create(GrainType.Create("test"), GrainIdKeyExtensions.CreateGuidKey(Guid.CreateVersion7()));
        private readonly GrainState<string> _memory = new("note");

        public Task ReadStateAsync() => storage.ReadStateAsync("guest", _grain, new GrainState<List<int>>());

        public Task WriteStateAsync() => storage.WriteStateAsync("guest", _grain, _memory);

        public Task ClearStateAsync() => storage.ClearStateAsync("guest", _grain, new GrainState<List<int>> { ETag = _memory.ETag });
    }

    private sealed class Plain : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new("{}"u8.ToArray());

        public T Deserialize<T>(BinaryData input) => Activator.CreateInstance<T>();
    }
}
