-- Bare on purpose: 111 constrains what is new, 112 sets aside what breaks the constraints and validates them, so that a
-- filled, dirty table has the same road as an empty one.
CREATE TABLE public.analyses (
    id                 uuid        NOT NULL CONSTRAINT analyses_pkey PRIMARY KEY,
    document_id        uuid,
    owner_id           uuid,
    status             text,
    attempt_count      integer,
    retry_of           uuid,
    run                integer,
    worker_id          uuid,
    job_description    text,
    requested_analyzer text,
    request_hash       bytea,
    queued_at          timestamptz,
    started_at         timestamptz,
    deadline_at        timestamptz,
    finished_at        timestamptz,
    error_code         text,
    error_message      text,
    analyzer           jsonb,
    -- json, not jsonb: a report is the same bytes for ever.
    result             json,
    version            bigint
)
-- A row is rewritten twice in its short life; room on its page keeps those writes off the primary key.
WITH (fillfactor = 80);

-- A document's attempts, newest first.
CREATE INDEX analyses_document_id_idx ON public.analyses (document_id, queued_at DESC, id DESC);

-- What nobody holds, oldest first: where workers with room look.
CREATE INDEX analyses_unheld_idx ON public.analyses (queued_at, id) WHERE status = 'queued' AND worker_id IS NULL;

-- What somebody holds, by holder: where the sweep looks for holders that are gone.
CREATE INDEX analyses_held_idx ON public.analyses (worker_id, id) WHERE worker_id IS NOT NULL;

-- What has a deadline, nearest first.
CREATE INDEX analyses_deadline_at_idx ON public.analyses (deadline_at, id) WHERE status IN ('queued', 'processing');

-- The history that proves what happened: append-only, without personal data, outlives its analysis.
CREATE TABLE public.analysis_transitions (
    analysis_id uuid        NOT NULL,
    -- The analysis' version after it: one row a version, so that nothing can be final twice.
    version     bigint      NOT NULL,
    run         integer     NOT NULL,
    -- null: accepted.
    from_status text,
    to_status   text        NOT NULL,
    reason      text        NOT NULL,
    at          timestamptz NOT NULL DEFAULT public.resume_now(),
    CONSTRAINT analysis_transitions_pkey PRIMARY KEY (analysis_id, version)
);
