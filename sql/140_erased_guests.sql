-- Guests that are gone, for as long as a token of theirs may be about. No name, no address: an id that stands for nobody now.
CREATE TABLE public.erased_guests (
    id          uuid        NOT NULL CONSTRAINT erased_guests_pkey PRIMARY KEY,
    erased_at   timestamptz NOT NULL,
    finished_at timestamptz
);

-- What a crash left half erased, and what may be forgotten, for the sweep.
CREATE INDEX erased_guests_unfinished_idx ON public.erased_guests (erased_at, id) WHERE finished_at IS NULL;
CREATE INDEX erased_guests_finished_at_idx ON public.erased_guests (finished_at, id) WHERE finished_at IS NOT NULL;

-- True, with a lock that holds off the guest's erasure until the caller's statement has committed. VOLATILE, so that it looks
-- again once it has the lock.
CREATE FUNCTION public.guest_is_live(guest uuid) RETURNS boolean
    LANGUAGE plpgsql VOLATILE
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended(guest::text, 140));
    RETURN NOT EXISTS (SELECT FROM public.erased_guests WHERE id = guest);
END
$$;

-- Waits for those, and keeps later ones waiting until the caller's statement has committed.
CREATE FUNCTION public.guest_ends(guest uuid) RETURNS void
    LANGUAGE sql VOLATILE
    AS $$ SELECT pg_advisory_xact_lock(hashtextextended(guest::text, 140)) $$;

-- What a guest has stored, counted while no other upload of the same guest can add to it.
CREATE FUNCTION public.guest_has_room(guest uuid, size bigint, most_documents integer, most_bytes bigint) RETURNS boolean
    LANGUAGE plpgsql VOLATILE
    AS $$
DECLARE
    documents bigint;
    bytes bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(guest::text, 141));
    SELECT count(*), coalesce(sum(size_bytes), 0) INTO documents, bytes
    FROM public.documents WHERE owner_id = guest AND deleted_at IS NULL;
    RETURN documents < most_documents AND bytes + size <= most_bytes;
END
$$;

-- What has outlived its time, for the sweep.
CREATE INDEX documents_expires_at_idx ON public.documents (expires_at, id) WHERE deleted_at IS NULL;
