-- What a model's endpoint has counted for each run, whatever became of the run and of its analysis: a guest who deletes a document
-- has spent them all the same. Outlives the analysis, so no foreign key; forgotten once the guest's day is over.
CREATE TABLE public.model_tokens (
    analysis_id   uuid        NOT NULL,
    run           integer     NOT NULL,
    owner_id      uuid        NOT NULL,
    input_tokens  bigint      NOT NULL CONSTRAINT model_tokens_input_check CHECK (input_tokens >= 0),
    output_tokens bigint      NOT NULL CONSTRAINT model_tokens_output_check CHECK (output_tokens >= 0),
    spent_at      timestamptz NOT NULL DEFAULT resume_now(),
    CONSTRAINT model_tokens_pkey PRIMARY KEY (analysis_id, run)
);

-- A guest's last day, and what may be forgotten.
CREATE INDEX model_tokens_owner_id_idx ON public.model_tokens (owner_id, spent_at);
CREATE INDEX model_tokens_spent_at_idx ON public.model_tokens (spent_at);
