-- A busy guest's ledger is a few KB, and written with each of its analyses: kept in its row as it is, since compressing it each time
-- costs more than the write.
ALTER TABLE orleans.grain_states SET (toast_tuple_target = 8160);

-- What is large and written once is compressed in half the time where the server was built with lz4. What is stored stays as it is.
DO $$
BEGIN
    ALTER TABLE public.analyses ALTER COLUMN result SET COMPRESSION lz4, ALTER COLUMN job_description SET COMPRESSION lz4;
    ALTER TABLE public.document_contents ALTER COLUMN text SET COMPRESSION lz4, ALTER COLUMN layout SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    RAISE NOTICE 'This server has no lz4: reports and texts are compressed as before';
END
$$;
