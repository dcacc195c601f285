CREATE TABLE public.documents (
    id          uuid        NOT NULL CONSTRAINT documents_pkey PRIMARY KEY,
    owner_id    uuid        NOT NULL,
    file_name   text        NOT NULL CONSTRAINT documents_file_name_check CHECK (length(file_name) BETWEEN 1 AND 255),
    media_type  text        NOT NULL,
    size_bytes  bigint      NOT NULL CONSTRAINT documents_size_bytes_check CHECK (size_bytes > 0),
    sha256      bytea       NOT NULL CONSTRAINT documents_sha256_check CHECK (length(sha256) = 32),
    page_count  integer     CONSTRAINT documents_page_count_check CHECK (page_count > 0),
    word_count  integer     NOT NULL CONSTRAINT documents_word_count_check CHECK (word_count >= 0),
    warnings    jsonb       NOT NULL,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    deleted_at  timestamptz,
    version     bigint      NOT NULL,
    CONSTRAINT documents_expires_at_check CHECK (expires_at > created_at)
);

-- The same bytes of one owner are one document; a deleted one does not stand in the way of a new upload.
CREATE UNIQUE INDEX documents_owner_id_sha256_key ON public.documents (owner_id, sha256) WHERE deleted_at IS NULL;

-- The owner's list, newest first.
CREATE INDEX documents_owner_id_created_at_idx ON public.documents (owner_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;

-- What a crash left half deleted, for the sweep.
CREATE INDEX documents_deleted_at_idx ON public.documents (deleted_at) WHERE deleted_at IS NOT NULL;

-- Beside the row, not in it: an activation needs none of this.
CREATE TABLE public.document_contents (
    document_id uuid  NOT NULL CONSTRAINT document_contents_pkey PRIMARY KEY
                      CONSTRAINT document_contents_document_id_fkey REFERENCES public.documents (id) ON DELETE CASCADE,
    content     bytea NOT NULL,
    text        text  NOT NULL,
    layout      json  NOT NULL
);

-- PDF and DOCX are compressed already: trying again costs time at every upload and saves nothing.
ALTER TABLE public.document_contents ALTER COLUMN content SET STORAGE EXTERNAL;

-- True, with a lock that holds off a deletion until the caller's statement has committed. This is how another feature's
-- statement asks whether it may add to a document, without reading this table.
CREATE FUNCTION public.document_is_live(document uuid) RETURNS boolean
    LANGUAGE plpgsql VOLATILE
    AS $$
BEGIN
    PERFORM FROM public.documents WHERE id = document AND deleted_at IS NULL FOR SHARE;
    RETURN found;
END
$$;
