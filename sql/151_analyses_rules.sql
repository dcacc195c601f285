-- What a row of analyses must keep, in functions: PostgreSQL reads and compiles each CHECK of a table anew in every statement
-- that writes a row, which for twelve of them costs more than the row. A function is compiled once a session. The rules are
-- those of 111 and 142 under their old names, in the order in which PostgreSQL looks at constraints. What is broken is told as
-- ever: check_violation, with the rule's name as the constraint's.
CREATE FUNCTION public.analysis_status_is_known(status text) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE
    AS $$
BEGIN
    RETURN status IN ('queued', 'processing', 'completed', 'failed');
END
$$;

CREATE FUNCTION public.analysis_keeps_rules(a public.analyses) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE
    AS $$
DECLARE
    broken text := CASE
        WHEN a.attempt_count < 1 THEN 'attempt_count'
        -- Each status has its columns and no others.
        WHEN a.status = 'completed' AND NOT (
            a.run >= 1 AND num_nulls(a.started_at, a.finished_at, a.analyzer, a.result) = 0
            AND num_nonnulls(a.worker_id, a.deadline_at, a.error_code, a.error_message) = 0) THEN 'completed'
        WHEN a.error_code NOT IN (
            'timed_out', 'provider_unavailable', 'provider_rejected', 'output_invalid', 'document_unreadable', 'internal') THEN 'error_code'
        WHEN a.status = 'failed' AND NOT (
            num_nulls(a.finished_at, a.error_code, a.error_message) = 0
            AND num_nonnulls(a.worker_id, a.deadline_at, a.result) = 0) THEN 'failed'
        WHEN (a.attempt_count = 1) <> (a.retry_of IS NULL) THEN 'first_attempt'
        WHEN a.status = 'processing' AND NOT (
            a.run >= 1 AND num_nulls(a.worker_id, a.started_at, a.deadline_at) = 0
            AND num_nonnulls(a.finished_at, a.error_code, a.error_message, a.analyzer, a.result) = 0) THEN 'processing'
        WHEN a.status = 'queued' AND NOT (
            a.deadline_at IS NOT NULL
            AND num_nonnulls(a.started_at, a.finished_at, a.error_code, a.error_message, a.analyzer, a.result) = 0) THEN 'queued'
        WHEN a.requested_analyzer NOT IN ('default', 'builtin') THEN 'requested_analyzer'
        WHEN num_nulls(a.document_id, a.owner_id, a.status, a.attempt_count, a.run, a.requested_analyzer, a.request_hash, a.queued_at, a.version) > 0
            THEN 'required'
        WHEN a.run < 0 THEN 'run'
        WHEN a.time_left IS NOT NULL AND a.status <> 'queued' THEN 'time_left'
    END;
BEGIN
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'new row for relation "analyses" violates check constraint "analyses_%_check"', broken
            USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'analyses', CONSTRAINT = 'analyses_' || broken || '_check';
    END IF;
    RETURN true;
END
$$;

-- One lock, and no row is read under it: 152 looks at what is there.
ALTER TABLE public.analyses
    DROP CONSTRAINT analyses_status_check,
    ADD CONSTRAINT analyses_status_check CHECK (public.analysis_status_is_known(status)) NOT VALID,
    ADD CONSTRAINT analyses_rules_check CHECK (public.analysis_keeps_rules(analyses)) NOT VALID;
