-- By itself, so that it holds nobody up while it reads the table.
ALTER TABLE public.analyses VALIDATE CONSTRAINT analyses_time_left_check;
