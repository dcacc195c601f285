-- A row a call instead of a row a run, written before the call with the most that it may cost, and put right after it. What is never
-- put right, because its process has died, has cost that much.
ALTER TABLE public.model_tokens
    ADD COLUMN call integer NOT NULL DEFAULT 1 CONSTRAINT model_tokens_call_check CHECK (call >= 1),
    DROP CONSTRAINT model_tokens_pkey,
    ADD CONSTRAINT model_tokens_pkey PRIMARY KEY (analysis_id, run, call);

-- Takes what a call may cost from its guest's day, while no other call of the same guest can: how long its answer may be, at most
-- longest, or null where less than shortest is left. Asked again for the same call, it says the same. The sum is read by a statement
-- of its own, behind the lock, so that it sees what those have taken that it waited for.
CREATE FUNCTION public.reserve_model_tokens(
    analysis uuid, of_run integer, of_call integer, guest uuid, prompt bigint, shortest bigint, longest bigint, most bigint) RETURNS bigint
    LANGUAGE plpgsql VOLATILE
    AS $$
DECLARE
    answer bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(guest::text, 155));
    SELECT output_tokens INTO answer FROM public.model_tokens WHERE analysis_id = analysis AND run = of_run AND call = of_call;
    IF found THEN
        RETURN answer;
    END IF;
    SELECT least(longest, most - prompt - coalesce(sum(input_tokens + output_tokens), 0)) INTO answer
    FROM public.model_tokens WHERE owner_id = guest AND spent_at > public.resume_now() - interval '1 day';
    IF answer < shortest THEN
        RETURN NULL;
    END IF;
    INSERT INTO public.model_tokens (analysis_id, run, call, owner_id, input_tokens, output_tokens)
    VALUES (analysis, of_run, of_call, guest, prompt, answer);
    RETURN answer;
END
$$;
