-- What a stopping silo gives back has the rest of its time in processing still before it, however long nobody is there to go on:
-- only a worker that was lost has used it up meanwhile.
ALTER TABLE public.analyses ADD COLUMN time_left interval;
ALTER TABLE public.analyses ADD CONSTRAINT analyses_time_left_check CHECK (time_left IS NULL OR status = 'queued') NOT VALID;

-- How another feature's statement asks whether a document is there to be read, without reading this table and without a lock.
CREATE FUNCTION public.document_is_there(document uuid) RETURNS boolean
    LANGUAGE sql STABLE
    RETURN EXISTS (SELECT FROM public.documents WHERE id = document AND deleted_at IS NULL);
