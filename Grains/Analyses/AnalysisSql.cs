namespace OrleansResume.Grains.Analyses;

/// <summary>
/// The statements of <see cref="AnalysisTable"/>. Each transition is a row of its own in the history, by the same statement; the
/// history's key (analysis, version) makes a second end of one attempt impossible to write down.
/// </summary>
/// <remarks>
/// Those that come with every analysis write many rows at once, from arrays of their values; the rare ones write one. The fences
/// behind id and version stand in a CASE: a planner that is told <c>status = 'processing'</c> and knows that hardly any row is would
/// walk an index of the unfinished ones, with all that has left it since the last vacuum, instead of the key.
/// </remarks>
internal static class AnalysisSql
{
    /// <summary>The history's key, which outlives the analysis.</summary>
    public const string HistoryKey = "analysis_transitions_pkey";

    /// <summary>What <see cref="AnalysisRows.State"/> reads, of a row named a.</summary>
    public const string Columns = $"{Own}, CASE a.status WHEN 'failed' THEN (SELECT child.id FROM analyses child WHERE child.retry_of = a.id) END";

    private const string Own =
        """
        a.id, a.document_id, a.owner_id, a.status, a.attempt_count, a.retry_of, a.run, a.worker_id, a.requested_analyzer,
        a.request_hash, a.queued_at, a.started_at, a.deadline_at, a.finished_at, a.error_code, a.error_message, a.analyzer,
        a.version, a.time_left IS NOT NULL
        """;

    // Nobody has retried what has not failed, or has just failed.
    private const string Written = $"{Own}, NULL::uuid";

    // The keys stand there twice: with the list of them the rows are always found by their index, however the join is done.
    private const string Theirs = "id = ANY (@id) AND id = w.key AND version = w.fence";
    private const string TheirRun = "CASE status WHEN 'processing' THEN worker_id = w.worker AND run = w.its_run END";

    // What a crash left of a document that is being deleted is there for nobody.
    public const string Read = $"SELECT {Columns} FROM analyses a WHERE a.id = @id AND document_is_there(a.document_id)";

    // document_is_live takes a lock that a deletion waits for: either this row is seen by the deletion, or the deletion by this.
    // With a run it has begun already, in the slot that its worker keeps for it: one commit, and both lines of its history.
    public const string Accept =
        $"""
        WITH a AS (
            INSERT INTO analyses (id, document_id, owner_id, status, attempt_count, retry_of, run, worker_id, job_description,
                                  requested_analyzer, request_hash, queued_at, started_at, deadline_at, version)
            SELECT w.id, w.document, w.owner, CASE w.run WHEN 0 THEN 'queued' ELSE 'processing' END, w.attempt, w.retry_of, w.run,
                   w.worker, w.job, w.requested, w.hash, resume_now(), CASE w.run WHEN 0 THEN NULL ELSE resume_now() END,
                   resume_now() + w.timeout, w.version + 1 + w.run
            FROM unnest(@id, @version, @document, @owner, @job, @requested, @hash, @worker, @run, @timeout, @retry_of, @attempt)
                 AS w (id, version, document, owner, job, requested, hash, worker, run, timeout, retry_of, attempt)
            WHERE document_is_live(w.document)
            ON CONFLICT DO NOTHING
            RETURNING *
        ), noted AS (
            INSERT INTO analysis_transitions (analysis_id, version, run, from_status, to_status, reason)
            SELECT id, version - run, 0, NULL, 'queued', CASE WHEN retry_of IS NULL THEN 'accepted' ELSE 'retried' END FROM a
            UNION ALL
            SELECT id, version, run, 'queued', status, 'begun' FROM a WHERE run = 1
        )
        SELECT {Written} FROM a
        """;

    // The deadline of the first run holds for the later ones: an attempt whose worker was lost gets no more time, one that was
    // given back what it had left.
    public const string Begin =
        $"""
        WITH a AS (
            UPDATE analyses
            SET status = 'processing', run = run + 1, worker_id = w.worker, started_at = resume_now(),
                deadline_at = CASE WHEN run = 0 THEN resume_now() + w.timeout ELSE coalesce(resume_now() + time_left, deadline_at) END,
                time_left = NULL, version = version + 1
            FROM unnest(@id, @version, @worker, @timeout) AS w (key, fence, worker, timeout)
            WHERE {Theirs} AND CASE status WHEN 'queued' THEN worker_id IS NULL OR worker_id = w.worker END
            RETURNING analyses.*
        ), noted AS (
            INSERT INTO analysis_transitions (analysis_id, version, run, from_status, to_status, reason)
            SELECT id, version, run, 'queued', status, 'begun' FROM a
        )
        SELECT {Written} FROM a
        """;

    public const string Complete =
        $"""
        WITH a AS (
            UPDATE analyses
            SET status = 'completed', worker_id = NULL, deadline_at = NULL, finished_at = resume_now(), analyzer = w.told_by,
                result = w.report, version = version + 1
            FROM unnest(@id, @version, @worker, @run, @analyzer, @result) AS w (key, fence, worker, its_run, told_by, report)
            WHERE {Theirs} AND {TheirRun}
            RETURNING analyses.*
        ), noted AS (
            INSERT INTO analysis_transitions (analysis_id, version, run, from_status, to_status, reason)
            SELECT id, version, run, 'processing', status, 'completed' FROM a
        )
        SELECT {Written} FROM a
        """;

    public const string Fail =
        $"""
        WITH a AS (
            UPDATE analyses
            SET status = 'failed', worker_id = NULL, deadline_at = NULL, finished_at = resume_now(), analyzer = w.told_by,
                error_code = w.code, error_message = w.message, version = version + 1
            FROM unnest(@id, @version, @worker, @run, @analyzer, @code, @message) AS w (key, fence, worker, its_run, told_by, code, message)
            WHERE {Theirs} AND {TheirRun}
            RETURNING analyses.*
        ), noted AS (
            INSERT INTO analysis_transitions (analysis_id, version, run, from_status, to_status, reason)
            SELECT id, version, run, 'processing', status, error_code FROM a
        )
        SELECT {Written} FROM a
        """;

    // An attempt that has begun a run is out of processing time, also when it waits for its next run. A row that somebody holds locked is
    // passed over, here and in Release: both come again, and what waits for a lock holds up all who share its commit.
    public const string Expire =
        $"""
        WITH before AS (
            SELECT id, status FROM analyses WHERE id = @id AND version = @version FOR NO KEY UPDATE SKIP LOCKED
        ), a AS (
            UPDATE analyses
            SET status = 'failed', worker_id = NULL, deadline_at = NULL, finished_at = resume_now(), error_code = 'timed_out',
                error_message = @message, time_left = NULL, version = version + 1
            FROM before
            WHERE analyses.id = before.id AND CASE WHEN before.status IN ('queued', 'processing') THEN deadline_at <= resume_now() END
            RETURNING analyses.*, before.status AS before
        ), noted AS (
            INSERT INTO analysis_transitions (analysis_id, version, run, from_status, to_status, reason)
            SELECT id, version, run, before, status, 'timed_out' FROM a
        )
        SELECT {Written} FROM a
        """;

    // A place in a line that is given up changes no status, so it is no line of the history. Nobody is called lost who has renewed
    // meanwhile.
    public const string Release =
        $"""
        WITH before AS (
            SELECT id, status FROM analyses WHERE id = @id AND version = @version FOR NO KEY UPDATE SKIP LOCKED
        ), a AS (
            UPDATE analyses
            SET status = 'queued', worker_id = NULL, started_at = NULL, version = version + 1,
                time_left = CASE WHEN @reason = 'released' AND before.status = 'processing' THEN greatest(deadline_at - resume_now(), interval '1 second')
                                 ELSE time_left END,
                deadline_at = CASE WHEN @reason = 'released' AND before.status = 'processing' THEN resume_now() + @timeout ELSE deadline_at END
            FROM before
            WHERE analyses.id = before.id AND CASE WHEN before.status IN ('queued', 'processing') THEN worker_id = @worker END
              AND (@reason = 'released' OR NOT worker_is_live(@worker))
            RETURNING analyses.*, before.status AS before
        ), noted AS (
            INSERT INTO analysis_transitions (analysis_id, version, run, from_status, to_status, reason)
            SELECT id, version, run, before, status, @reason FROM a WHERE before = 'processing'
        )
        SELECT {Written} FROM a
        """;
}
