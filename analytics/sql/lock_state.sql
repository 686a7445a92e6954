-- The holding of the lock, who has it, whether it was given back, and whether its holder has fallen silent. Only the
-- server's clock is asked.
SELECT
  toString(any(t.uuid)) AS this,
  anyIf(holder, toString(holding) = toString(t.uuid)),
  maxIf(released, toString(holding) = toString(t.uuid))::Bool,
  (greatest(any(t.metadata_modification_time), max(toDateTime(beat))) < now() - INTERVAL {silence:UInt32} SECOND)::Bool
FROM system.tables AS t LEFT JOIN writer_lock ON true
WHERE t.database = currentDatabase() AND t.name = 'writer_lock'
GROUP BY t.uuid
