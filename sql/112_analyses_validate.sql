-- Nothing is deleted: a row that breaks the constraints is kept here, whole, with the first reason. json, not jsonb: a report
-- stays the same bytes, and jsonb would refuse some of what stood in it.
CREATE TABLE public.analyses_set_aside (
    id           uuid        NOT NULL CONSTRAINT analyses_set_aside_pkey PRIMARY KEY,
    document_id  uuid,
    owner_id     uuid,
    reason       text        NOT NULL,
    row_was      json        NOT NULL,
    set_aside_at timestamptz NOT NULL DEFAULT now()
);

-- Whoever erases a document or a guest erases what was set aside of theirs.
CREATE INDEX analyses_set_aside_document_id_idx ON public.analyses_set_aside (document_id);
CREATE INDEX analyses_set_aside_owner_id_idx ON public.analyses_set_aside (owner_id);

DO $$
DECLARE
    moved bigint;
BEGIN
    -- What each constraint of 111 says of each row. A CHECK is broken by false alone; null passes, as it does there.
    INSERT INTO public.analyses_set_aside (id, document_id, owner_id, reason, row_was)
    SELECT a.id, a.document_id, a.owner_id, broken.reason, row_to_json(a)
    FROM public.analyses a
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN num_nulls(a.document_id, a.owner_id, a.status, a.attempt_count, a.run, a.requested_analyzer, a.request_hash,
                           a.queued_at, a.version) > 0 THEN 'analyses_required_check'
            WHEN a.status NOT IN ('queued', 'processing', 'completed', 'failed') THEN 'analyses_status_check'
            WHEN NOT EXISTS (SELECT FROM public.documents d WHERE d.id = a.document_id) THEN 'analyses_document_id_fkey'
            WHEN a.requested_analyzer NOT IN ('default', 'builtin') THEN 'analyses_requested_analyzer_check'
            WHEN a.error_code NOT IN ('timed_out', 'provider_unavailable', 'provider_rejected', 'output_invalid',
                                      'document_unreadable', 'internal') THEN 'analyses_error_code_check'
            WHEN a.attempt_count < 1 THEN 'analyses_attempt_count_check'
            WHEN (a.attempt_count = 1) <> (a.retry_of IS NULL) THEN 'analyses_first_attempt_check'
            WHEN a.run < 0 THEN 'analyses_run_check'
            WHEN a.status = 'queued' AND NOT (
                a.deadline_at IS NOT NULL
                AND num_nonnulls(a.started_at, a.finished_at, a.error_code, a.error_message, a.analyzer, a.result) = 0
            ) THEN 'analyses_queued_check'
            WHEN a.status = 'processing' AND NOT (
                a.run >= 1 AND num_nulls(a.worker_id, a.started_at, a.deadline_at) = 0
                AND num_nonnulls(a.finished_at, a.error_code, a.error_message, a.analyzer, a.result) = 0
            ) THEN 'analyses_processing_check'
            WHEN a.status = 'completed' AND NOT (
                a.run >= 1 AND num_nulls(a.started_at, a.finished_at, a.analyzer, a.result) = 0
                AND num_nonnulls(a.worker_id, a.deadline_at, a.error_code, a.error_message) = 0
            ) THEN 'analyses_completed_check'
            WHEN a.status = 'failed' AND NOT (
                num_nulls(a.finished_at, a.error_code, a.error_message) = 0
                AND num_nonnulls(a.worker_id, a.deadline_at, a.result) = 0
            ) THEN 'analyses_failed_check'
        END AS reason
    ) broken
    WHERE broken.reason IS NOT NULL;

    -- A retry whose parent is not there, or is set aside itself, has lost its chain: link after link. Of several retries of
    -- one attempt the oldest that is good stays, and the chains of the others are lost in turn, until nothing is left to move.
    LOOP
        INSERT INTO public.analyses_set_aside (id, document_id, owner_id, reason, row_was)
        SELECT a.id, a.document_id, a.owner_id, 'analyses_retry_of_fkey', row_to_json(a)
        FROM public.analyses a
        WHERE a.retry_of IS NOT NULL
          AND NOT EXISTS (SELECT FROM public.analyses_set_aside s WHERE s.id = a.id)
          AND (NOT EXISTS (SELECT FROM public.analyses p WHERE p.id = a.retry_of)
               OR EXISTS (SELECT FROM public.analyses_set_aside s WHERE s.id = a.retry_of));
        GET DIAGNOSTICS moved = ROW_COUNT;
        IF moved = 0 THEN
            INSERT INTO public.analyses_set_aside (id, document_id, owner_id, reason, row_was)
            SELECT a.id, a.document_id, a.owner_id, 'analyses_retry_of_key', row_to_json(a)
            FROM public.analyses a
            WHERE NOT EXISTS (SELECT FROM public.analyses_set_aside s WHERE s.id = a.id)
              AND EXISTS (
                  SELECT FROM public.analyses b
                  WHERE b.retry_of = a.retry_of AND (b.queued_at, b.id) < (a.queued_at, a.id)
                    AND NOT EXISTS (SELECT FROM public.analyses_set_aside s WHERE s.id = b.id)
              );
            GET DIAGNOSTICS moved = ROW_COUNT;
        END IF;
        EXIT WHEN moved = 0;
    END LOOP;

    DELETE FROM public.analyses a USING public.analyses_set_aside s WHERE a.id = s.id;
END
$$;

ALTER TABLE public.analyses ADD CONSTRAINT analyses_retry_of_key UNIQUE (retry_of);
ALTER TABLE public.analyses
    VALIDATE CONSTRAINT analyses_document_id_fkey,
    VALIDATE CONSTRAINT analyses_retry_of_fkey,
    VALIDATE CONSTRAINT analyses_status_check,
    VALIDATE CONSTRAINT analyses_required_check,
    VALIDATE CONSTRAINT analyses_requested_analyzer_check,
    VALIDATE CONSTRAINT analyses_error_code_check,
    VALIDATE CONSTRAINT analyses_attempt_count_check,
    VALIDATE CONSTRAINT analyses_first_attempt_check,
    VALIDATE CONSTRAINT analyses_run_check,
    VALIDATE CONSTRAINT analyses_queued_check,
    VALIDATE CONSTRAINT analyses_processing_check,
    VALIDATE CONSTRAINT analyses_completed_check,
    VALIDATE CONSTRAINT analyses_failed_check;
