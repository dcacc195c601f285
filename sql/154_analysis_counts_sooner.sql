-- A trigger's condition is read and compiled anew in every statement too: what is final has a finished_at, and the rest is the
-- function's to see.
CREATE OR REPLACE FUNCTION public.analyses_counted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    -- The canary's attempts are nobody's.
    IF TG_OP <> 'INSERT' AND OLD.status IN ('completed', 'failed') AND OLD.owner_id <> 'ca9a47ca-9a47-8a9a-8a47-ca9a47ca9a47'
        AND (TG_OP = 'DELETE' OR NEW.status IS DISTINCT FROM OLD.status) THEN
        INSERT INTO public.analysis_counts (status, n) VALUES (OLD.status, -1);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.status IN ('completed', 'failed') AND NEW.owner_id <> 'ca9a47ca-9a47-8a9a-8a47-ca9a47ca9a47'
        AND (TG_OP = 'INSERT' OR NEW.status IS DISTINCT FROM OLD.status) THEN
        INSERT INTO public.analysis_counts (status, n) VALUES (NEW.status, 1);
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER analyses_counted_insert AFTER INSERT ON public.analyses
    FOR EACH ROW WHEN (NEW.finished_at IS NOT NULL) EXECUTE FUNCTION public.analyses_counted();
CREATE OR REPLACE TRIGGER analyses_counted_update AFTER UPDATE OF status ON public.analyses
    FOR EACH ROW WHEN (OLD.finished_at IS NOT NULL OR NEW.finished_at IS NOT NULL) EXECUTE FUNCTION public.analyses_counted();
CREATE OR REPLACE TRIGGER analyses_counted_delete AFTER DELETE ON public.analyses
    FOR EACH ROW WHEN (OLD.finished_at IS NOT NULL) EXECUTE FUNCTION public.analyses_counted();
