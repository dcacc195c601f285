-- What was set aside holds what documents hold, so it has their time and no more.
CREATE INDEX analyses_set_aside_at_idx ON public.analyses_set_aside (set_aside_at);
