-- Whether the log has a row that add_markers.sql could read: 1 or 0.
SELECT count() FROM (SELECT 1 FROM log WHERE version < {version:UInt64} AND month != 0 LIMIT 1)
