-- The holding of the lock, who has it, and whether it is free to take: given back, or its holder silent for too long.
-- Only the server's clock is asked.
SELECT
  toString(t.uuid) AS holding,
  (SELECT any(holder) FROM writer_lock WHERE toString(writer_lock.holding) = holding) AS holder,
  (SELECT max(released) FROM writer_lock WHERE toString(writer_lock.holding) = holding)
    OR greatest(t.metadata_modification_time, (SELECT max(beat) FROM writer_lock)) < now() - INTERVAL {silence:UInt32} SECOND AS free
FROM system.tables AS t
WHERE t.database = currentDatabase() AND t.name = 'writer_lock'
