using System.Reflection;
using Npgsql;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Documents;
using OrleansResume.Grains.Storage;

namespace OrleansResume.System.Tests.Schema;

/// <summary>
/// Every statement of the product, run as the product runs it, on tables of some thousand rows: PostgreSQL counts that none of them
/// was read from end to end. Unlike EXPLAIN this also sees what foreign keys and functions read.
/// </summary>
public sealed class IndexUseTests(FilledDatabase filled) : IClassFixture<FilledDatabase>
{
    // Read as a whole by what they are for. A life of a silo has a row of workers until an hour after it; a ring has a key every
    // three months; the counts are added up every few seconds.
    private static readonly Dictionary<string, string> _whole = new(StringComparer.Ordinal)
    {
        ["WorkerTable.Live"] = "workers",
        ["WorkerTable.Forget"] = "workers",
        ["WorkerTable.EndLeases"] = "workers",
        ["KeyRing.GetAllElements"] = "key_ring",
        ["AnalysisCounts.Read"] = "analysis_counts",
        ["AnalysisCounts.AddUp"] = "analysis_counts",
    };

    // It carries out others' statements; and it asks for 1.
    private static readonly HashSet<string> _withoutStatements = new(StringComparer.Ordinal) { nameof(GroupCommit), "Readiness" };

    public static TheoryData<string> Statements => [.. TriedStatements.All.Keys.Concat(OrleansStatements.Keys)];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Statements_OfEverythingThatTakesTheDatabase_AreAllTried()
    {
        var methods = new[] { typeof(AnalysisTable).Assembly, typeof(OrleansResume.Api.Guests.KeyRing).Assembly, typeof(OrleansResume.Silo.SiloApp).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(NpgsqlDataSource))))
            .Where(type => !_withoutStatements.Contains(type.Name))
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && !IsWrite(method))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Distinct(StringComparer.Ordinal);
        var transitions = typeof(AnalysisTransition).GetNestedTypes().Select(transition => $"AnalysisTable.Write {transition.Name}")
            .Concat(typeof(DocumentTransition).GetNestedTypes().Select(transition => $"DocumentTable.Write {transition.Name}"));
        Assert.Equal(
            methods.Concat(transitions).Order(StringComparer.Ordinal),
            TriedStatements.All.Keys.Select(name => name.Split(':')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Statements_OfOrleans_AreAllTried()
    {
        await using var session = filled.Session("auto");

        Assert.Equal((await OrleansStatements.Texts(session)).Keys.Order(StringComparer.Ordinal), OrleansStatements.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Statement_PlannedForItsValues_ReadsNoTableFromEndToEnd(string statement) => await Assess(statement, filled.Session("force_custom_plan"));

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Statement_PlannedForAnyValues_ReadsNoTableFromEndToEnd(string statement) => await Assess(statement, filled.Session("force_generic_plan"));

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Statement_PlannedAsTheProductAsks_ReadsNoTableFromEndToEnd(string statement) => await Assess(statement, filled.Session());

    private static async Task Assess(string statement, NpgsqlDataSource source)
    {
        await using var session = source;
        var before = await FilledDatabase.Counted(session);
        await (TriedStatements.All.TryGetValue(statement, out var tried) ? tried(session) : OrleansStatements.Run(session, statement, Cancelled));
        var after = await FilledDatabase.Counted(session);
        Assert.Equal([], after.Where(table => table.Value.EndToEnd != before[table.Key].EndToEnd && _whole.GetValueOrDefault(statement) != table.Key).Select(table => table.Key));
        // The largest page asked for is 200 rows; twice that is read when each has another beside it.
        Assert.InRange(after.Sum(table => table.Value.Rows) - before.Sum(table => table.Value.Rows), 0, 500);
    }

    // Each of its transitions is a statement of its own.
    private static bool IsWrite(MethodInfo method) =>
        method.Name == "Write" && method.DeclaringType!.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IStateTable<>));
}
