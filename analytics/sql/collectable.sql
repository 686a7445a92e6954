-- How many rows a collection deletes from a rollup, and about how many bytes they take on the disk. system.tables and not
-- system.parts, which an account on an own server may not be allowed to read.
SELECT count() AS rows,
  toUInt64(rows * (
    SELECT if(any(t.total_rows) > 0, any(t.total_bytes) / any(t.total_rows), 0) FROM system.tables AS t
    WHERE t.database = currentDatabase() AND t.name = {texts:Array(String)}[1]))
FROM {table:Identifier}
WHERE (month, version) IN {unneeded:Array(Tuple(UInt32, UInt64))}
