-- A version is never used twice, also not by a reminder that was removed and registered again: who holds the old etag
-- must not remove the new reminder.
CREATE SEQUENCE orleans.reminder_versions AS int CYCLE;

CREATE TABLE orleans.reminders (
    service_id text NOT NULL,
    grain_id text NOT NULL,
    reminder_name text NOT NULL,
    grain_hash int NOT NULL,
    start_time timestamptz NOT NULL,
    period_ms bigint NOT NULL,
    version int NOT NULL,
    CONSTRAINT reminders_pkey PRIMARY KEY (service_id, grain_id, reminder_name),
    CONSTRAINT reminders_period_ms_check CHECK (period_ms > 0)
) WITH (fillfactor = 80);

-- Each silo reads its part of the ring by up to 30 ranges, every few minutes.
CREATE INDEX reminders_grain_hash_idx ON orleans.reminders (service_id, grain_hash);

INSERT INTO orleans.OrleansQuery (QueryKey, QueryText) VALUES
('UpsertReminderRowKey', $sql$
INSERT INTO orleans.reminders (service_id, grain_id, reminder_name, grain_hash, start_time, period_ms, version)
VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period, nextval('orleans.reminder_versions'))
ON CONFLICT ON CONSTRAINT reminders_pkey DO UPDATE
SET grain_hash = excluded.grain_hash, start_time = excluded.start_time, period_ms = excluded.period_ms, version = excluded.version
RETURNING version AS Version
$sql$),

('ReadReminderRowsKey', $sql$
SELECT grain_id AS GrainId, reminder_name AS ReminderName, start_time AS StartTime, period_ms AS Period, version AS Version
FROM orleans.reminders
WHERE service_id = @ServiceId AND grain_id = @GrainId
$sql$),

('ReadReminderRowKey', $sql$
SELECT grain_id AS GrainId, reminder_name AS ReminderName, start_time AS StartTime, period_ms AS Period, version AS Version
FROM orleans.reminders
WHERE service_id = @ServiceId AND grain_id = @GrainId AND reminder_name = @ReminderName
$sql$),

('ReadRangeRows1Key', $sql$
SELECT grain_id AS GrainId, reminder_name AS ReminderName, start_time AS StartTime, period_ms AS Period, version AS Version
FROM orleans.reminders
WHERE service_id = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash
$sql$),

-- The range goes round the end of the ring; where both ends are equal it is the whole ring.
('ReadRangeRows2Key', $sql$
SELECT grain_id AS GrainId, reminder_name AS ReminderName, start_time AS StartTime, period_ms AS Period, version AS Version
FROM orleans.reminders
WHERE service_id = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)
$sql$),

('DeleteReminderRowKey', $sql$
WITH deleted AS (
    DELETE FROM orleans.reminders
    WHERE service_id = @ServiceId AND grain_id = @GrainId AND reminder_name = @ReminderName AND version = @Version
    RETURNING 1
)
SELECT EXISTS (SELECT 1 FROM deleted) AS done
$sql$),

('DeleteReminderRowsKey', $sql$
DELETE FROM orleans.reminders WHERE service_id = @ServiceId
$sql$);
