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

-- It is told of the large columns whether they are there, so that nothing of them is read.
CREATE FUNCTION public.analysis_keeps_rules(
    status text, attempt_count integer, retry_of uuid, run integer, worker_id uuid, started_at timestamptz, deadline_at timestamptz,
    finished_at timestamptz, error_code text, requested_analyzer text, has_message boolean, has_analyzer boolean, has_result boolean,
    has_time_left boolean, is_whole boolean) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE
    AS $$
DECLARE
    broken text := CASE
        WHEN attempt_count < 1 THEN 'attempt_count'
        -- Each status has its columns and no others.
        WHEN status = 'completed' AND NOT (
            run >= 1 AND num_nulls(started_at, finished_at) = 0 AND has_analyzer AND has_result
            AND num_nonnulls(worker_id, deadline_at, error_code) = 0 AND NOT has_message) THEN 'completed'
        WHEN error_code NOT IN (
            'timed_out', 'provider_unavailable', 'provider_rejected', 'output_invalid', 'document_unreadable', 'internal') THEN 'error_code'
        WHEN status = 'failed' AND NOT (
            num_nulls(finished_at, error_code) = 0 AND has_message
            AND num_nonnulls(worker_id, deadline_at) = 0 AND NOT has_result) THEN 'failed'
        WHEN (attempt_count = 1) <> (retry_of IS NULL) THEN 'first_attempt'
        WHEN status = 'processing' AND NOT (
            run >= 1 AND num_nulls(worker_id, started_at, deadline_at) = 0
            AND num_nonnulls(finished_at, error_code) = 0 AND NOT (has_message OR has_analyzer OR has_result)) THEN 'processing'
        WHEN status = 'queued' AND NOT (
            deadline_at IS NOT NULL
            AND num_nonnulls(started_at, finished_at, error_code) = 0 AND NOT (has_message OR has_analyzer OR has_result)) THEN 'queued'
        WHEN requested_analyzer NOT IN ('default', 'builtin') THEN 'requested_analyzer'
        WHEN NOT is_whole THEN 'required'
        WHEN run < 0 THEN 'run'
        WHEN has_time_left AND status <> 'queued' THEN 'time_left'
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
    ADD CONSTRAINT analyses_rules_check CHECK (public.analysis_keeps_rules(
        status, attempt_count, retry_of, run, worker_id, started_at, deadline_at, finished_at, error_code, requested_analyzer,
        error_message IS NOT NULL, analyzer IS NOT NULL, result IS NOT NULL, time_left IS NOT NULL,
        num_nulls(document_id, owner_id, status, attempt_count, run, requested_analyzer, request_hash, queued_at, version) = 0)) NOT VALID;
