using Npgsql;
using Orleans.Concurrency;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Analyses;

/// <summary>Lists and the newest attempt, read from the rows: no other feature needs to know them.</summary>
// Reentrant: it has no state, and one that waits for a grain must not keep readers waiting.
[StatelessWorker, Reentrant]
internal sealed class AnalysisListGrain(NpgsqlDataSource database) : Grain, IAnalysisListGrain
{
    private const string Select = $"SELECT {AnalysisSql.Columns}, a.result FROM analyses a WHERE a.document_id = @document AND a.owner_id = @owner";

    /// <inheritdoc/>
    public async Task<Page<Analysis>> List(GuestId owner, DocumentId document, PageRequest page)
    {
        var after = ListCursor.Read(page.Cursor);
        var rows = await database.All(
            $"{Select} AND (a.queued_at, a.id) < (@before, @id) ORDER BY a.queued_at DESC, a.id DESC LIMIT @limit",
            parameters =>
            {
                Key(parameters, owner, document);
                parameters.AddWithValue("before", after.Before);
                parameters.AddWithValue("id", after.Id);
                parameters.AddWithValue("limit", page.Limit + 1);
            },
            Row);
        return ListCursor.Page(rows, page.Limit, analysis => new ListCursor(analysis.QueuedAt, analysis.Id.Value));
    }

    /// <inheritdoc/>
    public async Task<Outcome<Analysis>> Latest(GuestId owner, DocumentId document)
    {
        var latest = await database.One(
            $"{Select} ORDER BY a.queued_at DESC, a.id DESC LIMIT 1",
            parameters => Key(parameters, owner, document),
            Row);
        return latest is null ? new Refusal(RefusalCode.NotFound, "This document has no analysis yet.") : latest;
    }

    /// <inheritdoc/>
    public async Task Forget(DocumentId document)
    {
        await database.Do(
            "DELETE FROM analyses_set_aside WHERE document_id = @document",
            parameters => parameters.AddWithValue("document", document.Value));
        var attempts = await database.All(
            "SELECT id FROM analyses WHERE document_id = @document",
            parameters => parameters.AddWithValue("document", document.Value),
            row => new AnalysisId(row.GetGuid(0)));
        await Task.WhenAll(attempts.Select(attempt => GrainFactory.AnalysisRun(attempt).Forget()));
    }

    /// <inheritdoc/>
    public Task Erase(GuestId owner) => database.Do(
        "WITH tokens AS (DELETE FROM model_tokens WHERE owner_id = @owner) DELETE FROM analyses_set_aside WHERE owner_id = @owner",
        parameters => parameters.AddWithValue("owner", owner.Value));

    private static void Key(NpgsqlParameterCollection parameters, GuestId owner, DocumentId document)
    {
        parameters.AddWithValue("document", document.Value);
        parameters.AddWithValue("owner", owner.Value);
    }

    private static Analysis Row(NpgsqlDataReader row) => AnalysisRows.Analysis(
        new AnalysisId(row.GetGuid(0)),
        AnalysisRows.State(row),
        row.IsDBNull(20) ? null : new Utf8Json(row.GetFieldValue<byte[]>(20)));
}
