using Npgsql;
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

namespace OrleansResume.System.Tests.Schema;

/// <summary>
/// Every statement of Documents and Analyses, run as the product runs it, on tables of some thousand rows: PostgreSQL counts
/// that none of them was read from end to end. Unlike EXPLAIN this also sees what foreign keys and functions read.
/// </summary>
public sealed class IndexUseTests(FilledDatabase filled) : IClassFixture<FilledDatabase>
{
    private static readonly WorkerId _worker = new(FilledDatabase.Worker);
    private static readonly GuestId _owner = new(FilledDatabase.Owner);
    private static readonly ListCursor _front = new(DateTimeOffset.MinValue, Guid.Empty);
    private static readonly GuestId _stranger = new(Guid.CreateVersion7());

    private static readonly AnalysisRun _run = new(1, _owner, new DocumentId(FilledDatabase.Id(1)), JobDescription: null, AnalyzerChoice.Default, default);

    private static readonly Dictionary<string, Func<NpgsqlDataSource, Task>> _statements = new(StringComparer.Ordinal)
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
        ["AnalysisTable.Write Begin"] = database => Write(database, FilledDatabase.Queued, 1, new AnalysisTransition.Begin(_worker, TimeSpan.FromMinutes(1))),
        ["AnalysisTable.Write Complete"] = database => Write(database, FilledDatabase.Processing(1), 1, new AnalysisTransition.Complete(
            _worker, 1, new AnalyzerInfo("builtin", "1", Model: null), new Utf8Json("{}"u8.ToArray()))),
        ["AnalysisTable.Write Fail"] = database => Write(database, FilledDatabase.Processing(2), 1, new AnalysisTransition.Fail(
            _worker, 1, Analyzer: null, new AnalysisError(AnalysisErrorCode.Internal, "It failed."))),
        ["AnalysisTable.Write Release"] = database => Write(
            database, FilledDatabase.Processing(3), 1, new AnalysisTransition.Release(_worker, ReleaseReason.WorkerLost, TimeSpan.FromMinutes(1))),
        ["AnalysisTable.Write Expire"] = database => Write(database, FilledDatabase.Processing(3), 1, new AnalysisTransition.Expire("It is late.")),
        ["AnalysisQueue.FailOverdue"] = async database =>
        {
            await new AnalysisQueue(database).FailOverdue(new AnalysisId(FilledDatabase.Processing(1)), new AnalysisOptions(), Cancelled);
            await new AnalysisQueue(database).FailOverdue(100, new AnalysisOptions(), Cancelled);
        },
        ["AnalysisQueue.Unheld"] = database => new AnalysisQueue(database).Unheld(10, horizon: 100, Cancelled),
        ["AnalysisQueue.Depth"] = database => new AnalysisQueue(database).Depth(100, Cancelled),
        ["AnalysisQueue.HeldBy"] = database => new AnalysisQueue(database).HeldBy(_worker, Cancelled),
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

    public static TheoryData<string> Statements => [.. _statements.Keys];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Statements_OfTheTables_AreAllTried()
    {
        var methods = new[] { typeof(AnalysisTable), typeof(AnalysisQueue), typeof(AnalysisCounts), typeof(AnalysisListGrain), typeof(DocumentTable), typeof(EarlierReports), typeof(ErasedGuestTable), typeof(ModelTokensTable), typeof(PermitTable), typeof(SetAsideTable), typeof(AnalysisStandingTable) }
            .SelectMany(type => type.GetMethods().Where(method => method.DeclaringType == type && !method.IsStatic))
            .Where(method => method.Name != "Write")
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Distinct(StringComparer.Ordinal);
        var transitions = typeof(AnalysisTransition).GetNestedTypes().Select(transition => $"AnalysisTable.Write {transition.Name}")
            .Concat(typeof(DocumentTransition).GetNestedTypes().Select(transition => $"DocumentTable.Write {transition.Name}"));
        Assert.Equal(methods.Concat(transitions).Order(StringComparer.Ordinal), _statements.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Statement_PlannedForItsValues_ReadsNoTableFromEndToEnd(string statement) => await Assess(statement, "force_custom_plan");

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Statement_PlannedForAnyValues_ReadsNoTableFromEndToEnd(string statement) => await Assess(statement, "force_generic_plan");

    private async Task Assess(string statement, string plans)
    {
        await using var session = filled.Session(plans);
        var before = await FilledDatabase.Counted(session);
        await _statements[statement](session);
        var after = await FilledDatabase.Counted(session);
        Assert.Equal(before.EndToEnd, after.EndToEnd);
        // The largest page asked for is 200 rows; twice that is read when each has another beside it.
        Assert.InRange(after.Rows - before.Rows, 0, 500);
    }

    private static Task<AnalysisState?> Write(NpgsqlDataSource database, Guid id, long version, AnalysisTransition transition) =>
        new AnalysisTable(database, new GroupCommit(database)).Write(id, new AnalysisState { Pending = transition }, version);

    private static DocumentTransition.Store Store()
    {
        var read = new ReadDocument("text/plain", "text", new DocumentLayout(), PageCount: null, WordCount: 1, Warnings: []);
        return new DocumentTransition.Store(_stranger, "resume.txt", [1], Guid.CreateVersion7().ToByteArray().Concat(new byte[16]).ToArray(), read, TimeSpan.FromDays(1), new StoredLimit { Documents = int.MaxValue });
    }
}
