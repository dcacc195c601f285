-- Permits that have all come back are the same as none: rows of guests and addresses that nobody has charged for as long as that
-- takes are deleted, a page at a time in the order of their key, so that it needs no index that every charge would have to write.
-- Returns the last key of the page; no row at the end. A grain that still has such a state in memory meets a conflict at its next
-- write, reads that there is none, and goes on from there.
CREATE FUNCTION public.forget_unused_permits(service text, state text, unused_for interval, after_n0 bigint, after_n1 bigint, page integer)
    RETURNS TABLE (n0 bigint, n1 bigint)
    -- A page is a page, however the planner thinks of its size.
    LANGUAGE sql VOLATILE SET enable_seqscan = off SET enable_bitmapscan = off
    AS $$
    WITH seen AS MATERIALIZED (
        SELECT ctid AS place, grain_id_n0, grain_id_n1 FROM orleans.grain_states
        WHERE service_id = service AND state_name = state AND (grain_id_n0, grain_id_n1) > (after_n0, after_n1)
        ORDER BY grain_id_n0, grain_id_n1, grain_id_extension LIMIT page
    ), gone AS (
        -- By its place: a row that is being charged at this moment has another one by then, and stays.
        DELETE FROM orleans.grain_states WHERE ctid = ANY (ARRAY(SELECT place FROM seen)) AND modified_at < now() - unused_for
    )
    SELECT grain_id_n0, grain_id_n1 FROM seen ORDER BY 1 DESC, 2 DESC LIMIT 1
    $$;
