-- Analyses that were completed without the model that was wanted: few, and looked at by health every few seconds.
CREATE INDEX analyses_without_model_idx ON public.analyses (finished_at)
    WHERE status = 'completed' AND (analyzer ->> 'model_missing') IS NOT NULL;
