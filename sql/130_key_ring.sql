-- The keys that sign guests' tokens, one ring for all front ends.
CREATE TABLE public.key_ring (
    friendly_name text        NOT NULL CONSTRAINT key_ring_pkey PRIMARY KEY,
    xml           text        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
);
