-- The one clock of deadlines and leases. now() is the start of the statement's transaction, so one statement sees one time.
-- The setting is for tests only, which move time instead of waiting for it: SET resume.clock_offset = '1 hour'.
CREATE FUNCTION public.resume_now() RETURNS timestamptz
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN now() + coalesce(nullif(current_setting('resume.clock_offset', true), '')::interval, interval '0');
