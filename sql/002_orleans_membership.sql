-- The cluster's membership: one version row a cluster and one row a silo.
-- The version is the only etag. Every change of the set takes the version row first, in the same statement, so that
-- writers queue there: under READ COMMITTED the one that waited sees the new version, matches nothing and changes nothing.
CREATE TABLE orleans.membership_versions (
    deployment_id text NOT NULL CONSTRAINT membership_versions_pkey PRIMARY KEY,
    version int NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

-- A row is rewritten every few seconds (i_am_alive_time), so its page keeps room for the next version of it.
CREATE TABLE orleans.membership_members (
    deployment_id text NOT NULL
        CONSTRAINT membership_members_deployment_id_fkey REFERENCES orleans.membership_versions ON DELETE CASCADE,
    address text NOT NULL,
    port int NOT NULL,
    generation int NOT NULL,
    silo_name text NOT NULL,
    host_name text NOT NULL,
    status int NOT NULL,
    proxy_port int NOT NULL,
    suspect_times text,
    start_time timestamptz NOT NULL,
    i_am_alive_time timestamptz NOT NULL,
    CONSTRAINT membership_members_pkey PRIMARY KEY (deployment_id, address, port, generation)
) WITH (fillfactor = 50);

INSERT INTO orleans.OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', $sql$
WITH inserted AS (
    INSERT INTO orleans.membership_versions (deployment_id)
    VALUES (@DeploymentId)
    ON CONFLICT (deployment_id) DO NOTHING
    RETURNING 1
)
SELECT EXISTS (SELECT 1 FROM inserted) AS done
$sql$),

-- A member that is there already must not cost a version. The look is safe although it is no lock: whoever else inserts
-- this member changes the version, which the UPDATE checks again after its wait.
('InsertMembershipKey', $sql$
WITH bumped AS (
    UPDATE orleans.membership_versions
    SET version = version + 1
    WHERE deployment_id = @DeploymentId AND version = @Version AND NOT EXISTS (
        SELECT 1 FROM orleans.membership_members
        WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING deployment_id
), inserted AS (
    INSERT INTO orleans.membership_members (deployment_id, address, port, generation, silo_name, host_name, status,
        proxy_port, start_time, i_am_alive_time)
    SELECT deployment_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    FROM bumped
    RETURNING 1
)
SELECT EXISTS (SELECT 1 FROM inserted) AS done
$sql$),

('UpdateMembershipKey', $sql$
WITH bumped AS (
    UPDATE orleans.membership_versions
    SET version = version + 1
    WHERE deployment_id = @DeploymentId AND version = @Version AND EXISTS (
        SELECT 1 FROM orleans.membership_members
        WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING deployment_id
), updated AS (
    UPDATE orleans.membership_members AS member
    SET status = @Status, suspect_times = @SuspectTimes, i_am_alive_time = @IAmAliveTime
    FROM bumped
    WHERE member.deployment_id = bumped.deployment_id AND address = @Address AND port = @Port AND generation = @Generation
    RETURNING 1
)
SELECT EXISTS (SELECT 1 FROM updated) AS done
$sql$),

('UpdateIAmAlivetimeKey', $sql$
UPDATE orleans.membership_members
SET i_am_alive_time = @IAmAliveTime
WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$sql$),

-- Both reads give one row even before the first version row: version 0, which no compare-and-swap can match.
('MembershipReadRowKey', $sql$
SELECT member.start_time AS StartTime, member.address AS Address, member.port AS Port, member.generation AS Generation,
    coalesce(member.silo_name, '') AS SiloName, member.host_name AS HostName, member.status AS Status,
    coalesce(member.proxy_port, 0) AS ProxyPort, member.i_am_alive_time AS IAmAliveTime,
    member.suspect_times AS SuspectTimes, coalesce(cluster.version, 0) AS Version
FROM (VALUES (@DeploymentId)) AS asked (deployment_id)
LEFT JOIN orleans.membership_versions AS cluster ON cluster.deployment_id = asked.deployment_id
LEFT JOIN orleans.membership_members AS member ON member.deployment_id = cluster.deployment_id
    AND member.address = @Address AND member.port = @Port AND member.generation = @Generation
$sql$),

('MembershipReadAllKey', $sql$
SELECT member.start_time AS StartTime, member.address AS Address, member.port AS Port, member.generation AS Generation,
    coalesce(member.silo_name, '') AS SiloName, member.host_name AS HostName, member.status AS Status,
    coalesce(member.proxy_port, 0) AS ProxyPort, member.i_am_alive_time AS IAmAliveTime,
    member.suspect_times AS SuspectTimes, coalesce(cluster.version, 0) AS Version
FROM (VALUES (@DeploymentId)) AS asked (deployment_id)
LEFT JOIN orleans.membership_versions AS cluster ON cluster.deployment_id = asked.deployment_id
LEFT JOIN orleans.membership_members AS member ON member.deployment_id = cluster.deployment_id
$sql$),

-- The members go with their version row, by the cascade, so that this too takes the version row first.
('DeleteMembershipTableEntriesKey', $sql$
DELETE FROM orleans.membership_versions WHERE deployment_id = @DeploymentId
$sql$),

-- The version moves with the set, like in every other change: an update that saw a row which this takes away loses.
('CleanupDefunctSiloEntriesKey', $sql$
WITH bumped AS (
    UPDATE orleans.membership_versions
    SET version = version + 1
    WHERE deployment_id = @DeploymentId AND EXISTS (
        SELECT 1 FROM orleans.membership_members
        WHERE deployment_id = @DeploymentId AND status <> 3 AND i_am_alive_time < @IAmAliveTime)
    RETURNING deployment_id
)
DELETE FROM orleans.membership_members AS member
USING bumped
WHERE member.deployment_id = bumped.deployment_id AND status <> 3 AND i_am_alive_time < @IAmAliveTime
$sql$),

('GatewaysQueryKey', $sql$
SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
FROM orleans.membership_members
WHERE deployment_id = @DeploymentId AND status = @Status AND proxy_port > 0
$sql$);
