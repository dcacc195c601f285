using Npgsql;

namespace OrleansResume.System.Tests.Schema;

/// <summary>What the schema lets into <c>analyses</c>, tried with raw SQL.</summary>
public sealed class AnalysisRowsTests(SchemaDatabase schema) : IClassFixture<SchemaDatabase>
{
    public static TheoryData<string> Statuses => [.. StatusColumns.Statuses];

    public static TheoryData<string> Required =>
        ["document_id", "owner_id", "status", "attempt_count", "run", "requested_analyzer", "request_hash", "queued_at", "version"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Constraints_OfAnalyses_AreAllValidated()
    {
        var named = await schema.Database.ScalarAsync<bool[]>(
            """
            SELECT array_agg(convalidated) FROM pg_constraint
            WHERE conname IN ('analyses_document_id_fkey', 'analyses_status_check') AND conrelid = 'analyses'::regclass
            """,
            Cancelled);
        Assert.Equal([true, true], named!);
        Assert.Equal(0, await schema.Database.ScalarAsync<long>("SELECT count(*) FROM pg_constraint WHERE NOT convalidated", Cancelled));
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Insert_EveryShapeOfAStatus_OnlyTheStatusesOwnShapesPass(string status)
    {
        var columns = StatusColumns.Of(status);
        for (var shape = 0; shape < 1 << columns.Count; shape++)
        {
            var present = columns.Where((_, i) => (shape & (1 << i)) != 0).ToList();
            var row = columns.Aggregate(
                Analysis(status), (so, column) => so.With(column.Name, present.Contains(column) ? column.Value : "NULL"));
            var legal = columns.All(column => column.May == Presence.May || present.Contains(column) == (column.May == Presence.Must));
            var refusal = await RefusalOrNull(row);
            Assert.True(
                refusal == (legal ? null : $"analyses_{status}_check"),
                $"{status} with {string.Join(", ", present.Select(column => column.Name))}: {refusal ?? "accepted"}");
        }
    }

    [Theory]
    [InlineData("queued", 0, null)]
    [InlineData("queued", 3, null)]
    [InlineData("queued", -1, "analyses_run_check")]
    [InlineData("processing", 1, null)]
    [InlineData("processing", 0, "analyses_processing_check")]
    [InlineData("completed", 1, null)]
    [InlineData("completed", 0, "analyses_completed_check")]
    [InlineData("failed", 0, null)]
    [InlineData("failed", 2, null)]
    [InlineData("failed", -1, "analyses_run_check")]
    public async Task Insert_Run_FitsTheStatus(string status, int run, string? refusal) =>
        Assert.Equal(refusal, await RefusalOrNull(Analysis(status).With("run", $"{run}")));

    [Theory]
    [InlineData("''")]
    [InlineData("'Queued'")]
    [InlineData("'done'")]
    [InlineData("'completed '")]
    public async Task Insert_BadStatus_IsRefused(string status) =>
        Assert.Equal("analyses_status_check", await RefusalOrNull(Analysis("queued").With("status", status)));

    [Fact]
    public async Task Insert_BadDocument_IsRefused() =>
        Assert.Equal("analyses_document_id_fkey", await RefusalOrNull(Row.Analysis("queued", Guid.CreateVersion7(), Guid.CreateVersion7())));

    [Theory]
    [MemberData(nameof(Required))]
    public async Task Insert_RequiredColumnIsNull_IsRefused(string column)
    {
        foreach (var status in StatusColumns.Statuses)
        {
            Assert.Equal("analyses_required_check", await RefusalOrNull(Analysis(status).With(column, "NULL")));
        }
    }

    [Theory]
    [InlineData("timed_out", null)]
    [InlineData("provider_unavailable", null)]
    [InlineData("provider_rejected", null)]
    [InlineData("output_invalid", null)]
    [InlineData("document_unreadable", null)]
    [InlineData("internal", null)]
    [InlineData("", "analyses_error_code_check")]
    [InlineData("oops", "analyses_error_code_check")]
    public async Task Insert_ErrorCode_IsOneOfTheKnown(string code, string? refusal) =>
        Assert.Equal(refusal, await RefusalOrNull(Analysis("failed").With("error_code", $"'{code}'")));

    [Theory]
    [InlineData("default", null)]
    [InlineData("builtin", null)]
    [InlineData("other", "analyses_requested_analyzer_check")]
    public async Task Insert_RequestedAnalyzer_IsOneOfTheKnown(string analyzer, string? refusal) =>
        Assert.Equal(refusal, await RefusalOrNull(Analysis("queued").With("requested_analyzer", $"'{analyzer}'")));

    [Theory]
    [InlineData(2, null)]
    [InlineData(7, null)]
    [InlineData(1, "analyses_first_attempt_check")]
    [InlineData(0, "analyses_attempt_count_check")]
    [InlineData(-1, "analyses_attempt_count_check")]
    public async Task Insert_Retry_CountsFromTwo(int attempt, string? refusal)
    {
        var parent = Guid.CreateVersion7();
        await schema.Insert(Row.Analysis("failed", parent, schema.Document));
        Assert.Equal(refusal, await RefusalOrNull(Analysis("queued").RetryOf(parent, attempt)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Insert_LaterAttemptWithoutParent_IsRefused(int attempt) =>
        Assert.Equal("analyses_first_attempt_check", await RefusalOrNull(Analysis("queued").With("attempt_count", $"{attempt}")));

    [Fact]
    public async Task Insert_RetryOfNothing_IsRefused() =>
        Assert.Equal("analyses_retry_of_fkey", await RefusalOrNull(Analysis("queued").RetryOf(Guid.CreateVersion7())));

    [Fact]
    public async Task Insert_SecondRetryOfOneAttempt_IsRefused()
    {
        var parent = Guid.CreateVersion7();
        await schema.Insert(Row.Analysis("failed", parent, schema.Document));
        await schema.Insert(Analysis("queued").RetryOf(parent));
        Assert.Equal("analyses_retry_of_key", await RefusalOrNull(Analysis("queued").RetryOf(parent)));
    }

    [Fact]
    public async Task Insert_SameId_IsRefused()
    {
        var row = Analysis("queued");
        await schema.Insert(row);
        Assert.Equal("analyses_pkey", await RefusalOrNull(row));
    }

    [Fact]
    public async Task Update_StatusAlone_IsRefused()
    {
        var id = Guid.CreateVersion7();
        await schema.Insert(Row.Analysis("processing", id, schema.Document));
        Assert.Equal("analyses_completed_check", await schema.Refusal($"UPDATE analyses SET status = 'completed' WHERE id = '{id}'"));
        Assert.Equal("analyses_queued_check", await schema.Refusal($"UPDATE analyses SET status = 'queued' WHERE id = '{id}'"));
    }

    [Fact]
    public async Task Transition_SecondOfOneVersion_IsRefused()
    {
        var id = Guid.CreateVersion7();
        await schema.Database.ExecuteAsync(Ending("completed"), Cancelled);
        Assert.Equal("analysis_transitions_pkey", await schema.Refusal(Ending("failed")));

        string Ending(string status) =>
            $"INSERT INTO analysis_transitions (analysis_id, version, run, from_status, to_status, reason) VALUES ('{id}', 3, 1, 'processing', '{status}', 'x')";
    }

    private Row Analysis(string status) => Row.Analysis(status, Guid.CreateVersion7(), schema.Document);

    private async Task<string?> RefusalOrNull(Row row)
    {
        try
        {
            await schema.Insert(row);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.ConstraintName ?? refused.SqlState;
        }
    }
}
