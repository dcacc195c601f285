-- What each worker's slots do, told with every renewal of its lease.
ALTER TABLE public.workers
    ADD COLUMN slots integer NOT NULL DEFAULT 0,
    ADD COLUMN busy  integer NOT NULL DEFAULT 0,
    ADD COLUMN hung  integer NOT NULL DEFAULT 0;

-- What failed lately, and the canary's own runs: both few, so that they cost the others nothing.
CREATE INDEX analyses_failed_idx ON public.analyses (finished_at) WHERE status = 'failed';
CREATE INDEX analyses_canary_idx ON public.analyses (queued_at) WHERE owner_id = 'ca9a47ca-9a47-8a9a-8a47-ca9a47ca9a47';
