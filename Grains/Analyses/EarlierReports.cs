using Npgsql;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Analyses;

/// <summary>
/// Reports that a model has already written for the same guest, document, job, prompt and model: asked again, it would say something
/// else, and cost as much. They live and go with their document. Two that are asked for at the same time do not know of each other,
/// and both ask the model.
/// </summary>
internal sealed class EarlierReports(NpgsqlDataSource database)
{
    /// <summary>The newest one, byte for byte; null where there is none.</summary>
    /// <param name="run">What is wished for.</param>
    /// <param name="analyzer">
    /// Who would judge: another version or model is another judge. Where the endpoint is known to mean another model than the
    /// operator's name for it, reports of that model; else of any that was meant by the name.
    /// </param>
    /// <param name="cancellation">Breaks it off.</param>
    public Task<RunResult?> Find(AnalysisRun run, AnalyzerInfo analyzer, CancellationToken cancellation) => database.One(
        """
        SELECT result, analyzer FROM analyses
        WHERE document_id = @document AND owner_id = @owner AND request_hash = @hash AND status = 'completed'
          AND analyzer ->> 'name' = @name AND analyzer ->> 'version' = @version
          AND coalesce(analyzer ->> 'alias', analyzer ->> 'model') = @alias AND (@any OR analyzer ->> 'model' = @model)
        ORDER BY queued_at DESC, id DESC LIMIT 1
        """,
        parameters =>
        {
            parameters.AddWithValue("document", run.Document.Value);
            parameters.AddWithValue("owner", run.Owner.Value);
            parameters.AddWithValue("hash", AnalysisRequest.Hash(new StartAnalysis(run.Owner, run.Document, run.JobDescription, run.Analyzer)));
            parameters.AddWithValue("name", analyzer.Name);
            parameters.AddWithValue("version", analyzer.Version);
            parameters.AddWithValue("alias", analyzer.Alias ?? analyzer.Model ?? "");
            parameters.AddWithValue("any", analyzer.Alias is null);
            parameters.AddWithValue("model", analyzer.Model ?? "");
        },
        row => new RunResult(AnalysisRows.Analyzer(row.GetFieldValue<byte[]>(1)) with { Tokens = null }, new Utf8Json(row.GetFieldValue<byte[]>(0)), Error: null),
        cancellation);
}
