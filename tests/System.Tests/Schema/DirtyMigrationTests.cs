using CsCheck;
using Npgsql;
using OrleansResume.Fixtures.Postgres;

namespace OrleansResume.System.Tests.Schema;

/// <summary>The road of a filled, dirty table: bare (110), constrained for what is new (111), set aside and validated (112).</summary>
public sealed class DirtyMigrationTests(TestPostgres postgres)
{
    // Without the column that a later script adds behind the others.
    private const string WholeRow = "a.xmin::text || replace(a::text || '#', ',)#', ')#')";

    [Fact]
    public async Task Migrate_DirtyTable_SetsAsideExactlyTheBadRows()
    {
        await using var table = await BareTable.Start(postgres);
        var rows = new DirtyRows(table.Document);
        await table.Insert(rows.All);
        var whole = await table.Tell("json_build_array(document_id, owner_id, row_to_json(a))", "analyses a");
        // The transaction that wrote it is part of the text: a row that was rewritten with the same values would show.
        var good = await table.Tell(WholeRow, "analyses a");
        Assert.All(rows.Bad.Keys, id => Assert.True(good.Remove(id)));

        await table.Migrate();

        Assert.Equal(rows.Bad, await table.Tell("reason", "analyses_set_aside"));
        Assert.Equal(good, await table.Tell(WholeRow, "analyses a"));
        var kept = await table.Tell("json_build_array(document_id, owner_id, row_was)", "analyses_set_aside");
        Assert.All(kept, row => Assert.Equal(whole[row.Key], row.Value));
        Assert.Equal(0, await table.Count("pg_constraint WHERE NOT convalidated"));
    }

    [Fact]
    public async Task Migrate_DirtyRowsOfTheseTests_HaveAFlawForEveryConstraint()
    {
        await using var table = await BareTable.Start(postgres);
        await table.Migrate();
        // The rules that one function keeps count by their names. A column that came after the dirty rows has one that they cannot break.
        var constraints = await table.Tell(
            "name",
            """
            (
                SELECT gen_random_uuid() AS id, name FROM (
                    SELECT conname AS name FROM pg_constraint WHERE conrelid = 'analyses'::regclass AND contype <> 'p' AND conname <> 'analyses_rules_check'
                    UNION ALL
                    SELECT 'analyses_' || rule[1] || '_check' FROM pg_proc, regexp_matches(prosrc, 'THEN .([a-z_]+).', 'g') rule WHERE proname = 'analysis_keeps_rules'
                ) names
                WHERE name <> 'analyses_time_left_check'
            ) c
            """);
        Assert.Equal(
            constraints.Values.Order(StringComparer.Ordinal),
            new DirtyRows(table.Document).Bad.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Migrate_WhatIsSetAside_IsRefusedByTheConstraintThatIsItsReason()
    {
        await using var table = await BareTable.Start(postgres);
        await table.Insert(new DirtyRows(table.Document).All);
        await table.Migrate();
        foreach (var (id, reason) in await table.Tell("reason", "analyses_set_aside"))
        {
            Assert.Equal(reason, await table.RefusalOfSetAside(id));
        }
    }

    [Fact]
    public async Task Migrate_ReportThatJsonbWouldRefuse_IsSetAsideByteForByte()
    {
        const string Report = """{"b" : 1,   "a": "\u0000"}""";
        await using var table = await BareTable.Start(postgres);
        await table.Insert(Row.Analysis("failed", Guid.CreateVersion7(), table.Document).With("result", $"'{Report}'"));
        await table.Migrate();
        Assert.Contains(Report, Assert.Single(await table.Tell("row_was", "analyses_set_aside")).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_AnyRows_LosesNoneAndSetsAsideOnlyWhatIsRefused() => await RandomRows.Plans.SampleAsync(
        async plans =>
        {
            await using var table = await BareTable.Start(postgres);
            await table.Insert(RandomRows.Of(plans, table.Document));
            await table.Migrate();
            var setAside = await table.Tell("reason", "analyses_set_aside");
            Assert.Equal(plans.Length, setAside.Count + await table.Count("analyses"));
            foreach (var id in setAside.Keys)
            {
                Assert.NotNull(await table.RefusalOfSetAside(id));
            }
        },
        iter: 8,
        threads: 1);

    [Fact]
    public async Task Insert_BetweenConstrainingAndValidating_NewBadRowsAreRefusedAndGoodOnesPass()
    {
        await using var table = await BareTable.Start(postgres);
        var old = new DirtyRows(table.Document);
        await table.Insert(old.All);

        await table.Migrate("111_analyses_constraints.sql");

        foreach (var (row, reason) in new DirtyRows(table.Document).BadAlone)
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => table.Insert(row));
            Assert.Equal(reason, refused.ConstraintName);
        }

        await table.Insert(StatusColumns.Statuses.Select(status => Row.Analysis(status, Guid.CreateVersion7(), table.Document)));
        await table.Migrate();
        Assert.Equal(old.Bad, await table.Tell("reason", "analyses_set_aside"));
    }
}
