-- Analyses that were completed without the model that was wanted: few, and looked at by health every few seconds. Built beside the
-- writers, and anew where an earlier try was broken off.
DROP INDEX CONCURRENTLY IF EXISTS public.analyses_without_model_idx
;
CREATE INDEX CONCURRENTLY analyses_without_model_idx ON public.analyses (finished_at)
    WHERE status = 'completed' AND (analyzer ->> 'model_missing') IS NOT NULL
