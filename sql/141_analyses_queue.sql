-- All that waits, oldest first, held or not: workers with room look here for what nobody holds, the queue's bound counts here,
-- and its age is read here. What is held is a few rows a silo, so one index serves where two would be written.
CREATE INDEX analyses_queued_idx ON public.analyses (queued_at, id) INCLUDE (worker_id, owner_id) WHERE status = 'queued';
DROP INDEX public.analyses_unheld_idx;
