-- One row a life of a silo process. Its lease is good until expires_at; what a worker held whose lease ran out is anybody's.
CREATE TABLE public.workers (
    id         uuid        NOT NULL CONSTRAINT workers_pkey PRIMARY KEY,
    silo       text        NOT NULL,
    started_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
)
-- Rewritten every two seconds, never with another key: room on the page keeps the index out of it.
WITH (fillfactor = 50);

-- How another feature's statement asks whether a holder is still there, without reading this table.
CREATE FUNCTION public.worker_is_live(worker uuid) RETURNS boolean
    LANGUAGE sql STABLE
    RETURN EXISTS (SELECT FROM public.workers WHERE id = worker AND expires_at > public.resume_now());
