using Npgsql;
using NpgsqlTypes;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Analyses;

/// <summary>
/// Reports that a model has already written for the same guest, document, job, prompt and model: asked again, it would say something
/// else, and cost as much. They live and go with their document.
/// </summary>
internal sealed class EarlierReports(NpgsqlDataSource database)
{
    /// <summary>The newest one, byte for byte; null where there is none.</summary>
    /// <param name="run">What is wished for.</param>
    /// <param name="analyzer">Who would judge: another version or model is another judge.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public Task<RunResult?> Find(AnalysisRun run, AnalyzerInfo analyzer, CancellationToken cancellation) => database.One(
        """
        SELECT result FROM analyses
        WHERE document_id = @document AND owner_id = @owner AND request_hash = @hash AND analyzer @> @analyzer AND status = 'completed'
        ORDER BY queued_at DESC, id DESC LIMIT 1
        """,
        parameters =>
        {
            parameters.AddWithValue("document", run.Document.Value);
            parameters.AddWithValue("owner", run.Owner.Value);
            parameters.AddWithValue("hash", AnalysisRequest.Hash(new StartAnalysis(run.Owner, run.Document, run.JobDescription, run.Analyzer)));
            parameters.AddNullable("analyzer", NpgsqlDbType.Jsonb, AnalysisRows.Analyzer(analyzer));
        },
        row => new RunResult(analyzer, new Utf8Json(row.GetFieldValue<byte[]>(0)), Error: null),
        cancellation);
}
