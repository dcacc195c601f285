-- Incidental grain state: one row a state, found by its primary key alone. The hashes Orleans also sends are not needed.
-- A key without a string part has the extension '': NULL would not be equal to itself in the primary key.
CREATE TABLE orleans.grain_states (
    service_id text NOT NULL,
    state_name text NOT NULL,
    grain_id_n0 bigint NOT NULL,
    grain_id_n1 bigint NOT NULL,
    grain_id_extension text NOT NULL,
    version int NOT NULL,
    payload bytea,
    modified_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT grain_states_pkey PRIMARY KEY (service_id, state_name, grain_id_n0, grain_id_n1, grain_id_extension)
) WITH (fillfactor = 70);

COMMENT ON COLUMN orleans.grain_states.state_name IS
    'The name in [PersistentState(name)]. The grain class is not part of the key, so the name must be unique to it.';
COMMENT ON COLUMN orleans.grain_states.payload IS 'NULL after the state was cleared; the version goes on.';

INSERT INTO orleans.OrleansQuery (QueryKey, QueryText) VALUES
('ReadFromStorageKey', $sql$
SELECT payload AS PayloadBinary, version AS Version
FROM orleans.grain_states
WHERE service_id = @ServiceId AND state_name = @GrainTypeString AND grain_id_n0 = @GrainIdN0 AND grain_id_n1 = @GrainIdN1
    AND grain_id_extension = coalesce(@GrainIdExtensionString, '')
$sql$),

-- No row back is Orleans' sign of a conflict: another activation was first. Without a version the row must be new.
('WriteToStorageKey', $sql$
WITH inserted AS (
    INSERT INTO orleans.grain_states (service_id, state_name, grain_id_n0, grain_id_n1, grain_id_extension, version, payload)
    SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), 1, @PayloadBinary
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT ON CONSTRAINT grain_states_pkey DO NOTHING
    RETURNING version
), updated AS (
    UPDATE orleans.grain_states
    SET version = version + 1, payload = @PayloadBinary, modified_at = now()
    WHERE service_id = @ServiceId AND state_name = @GrainTypeString AND grain_id_n0 = @GrainIdN0 AND grain_id_n1 = @GrainIdN1
        AND grain_id_extension = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
    RETURNING version
)
SELECT version AS NewGrainStateVersion FROM inserted
UNION ALL
SELECT version FROM updated
$sql$),

('ClearStorageKey', $sql$
UPDATE orleans.grain_states
SET version = version + 1, payload = NULL, modified_at = now()
WHERE service_id = @ServiceId AND state_name = @GrainTypeString AND grain_id_n0 = @GrainIdN0 AND grain_id_n1 = @GrainIdN1
    AND grain_id_extension = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion
$sql$),

('DeleteStorageKey', $sql$
DELETE FROM orleans.grain_states
WHERE service_id = @ServiceId AND state_name = @GrainTypeString AND grain_id_n0 = @GrainIdN0 AND grain_id_n1 = @GrainIdN1
    AND grain_id_extension = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
RETURNING version + 1 AS NewGrainStateVersion
$sql$);
