-- From here on no statement can write an illegal row; what is there already is looked at in 112.
ALTER TABLE public.analyses
    ADD CONSTRAINT analyses_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.documents (id) ON DELETE CASCADE NOT VALID,
    ADD CONSTRAINT analyses_retry_of_fkey FOREIGN KEY (retry_of) REFERENCES public.analyses (id) NOT VALID,
    ADD CONSTRAINT analyses_status_check CHECK (status IN ('queued', 'processing', 'completed', 'failed')) NOT VALID,
    ADD CONSTRAINT analyses_required_check CHECK (
        num_nulls(document_id, owner_id, status, attempt_count, run, requested_analyzer, request_hash, queued_at, version) = 0
    ) NOT VALID,
    ADD CONSTRAINT analyses_requested_analyzer_check CHECK (requested_analyzer IN ('default', 'builtin')) NOT VALID,
    ADD CONSTRAINT analyses_error_code_check CHECK (error_code IN (
        'timed_out', 'provider_unavailable', 'provider_rejected', 'output_invalid', 'document_unreadable', 'internal'
    )) NOT VALID,
    ADD CONSTRAINT analyses_attempt_count_check CHECK (attempt_count >= 1) NOT VALID,
    ADD CONSTRAINT analyses_first_attempt_check CHECK ((attempt_count = 1) = (retry_of IS NULL)) NOT VALID,
    ADD CONSTRAINT analyses_run_check CHECK (run >= 0) NOT VALID,
    -- Each status has its columns and no others.
    ADD CONSTRAINT analyses_queued_check CHECK (
        status <> 'queued'
        OR deadline_at IS NOT NULL
        AND num_nonnulls(started_at, finished_at, error_code, error_message, analyzer, result) = 0
    ) NOT VALID,
    ADD CONSTRAINT analyses_processing_check CHECK (
        status <> 'processing'
        OR run >= 1
        AND num_nulls(worker_id, started_at, deadline_at) = 0
        AND num_nonnulls(finished_at, error_code, error_message, analyzer, result) = 0
    ) NOT VALID,
    ADD CONSTRAINT analyses_completed_check CHECK (
        status <> 'completed'
        OR run >= 1
        AND num_nulls(started_at, finished_at, analyzer, result) = 0
        AND num_nonnulls(worker_id, deadline_at, error_code, error_message) = 0
    ) NOT VALID,
    ADD CONSTRAINT analyses_failed_check CHECK (
        status <> 'failed'
        OR num_nulls(finished_at, error_code, error_message) = 0
        AND num_nonnulls(worker_id, deadline_at, result) = 0
    ) NOT VALID;
