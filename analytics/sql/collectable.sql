-- How many rows a collection deletes from a rollup, and about how many bytes they take on the disk.
SELECT count() AS rows,
  toUInt64(rows * (
    SELECT if(sum(p.rows) = 0, 0, sum(p.bytes_on_disk) / sum(p.rows)) FROM system.parts AS p
    WHERE p.database = currentDatabase() AND p.table = {texts:Array(String)}[1] AND p.active))
FROM {table:Identifier}
WHERE (month, version) IN {unneeded:Array(Tuple(UInt32, UInt64))}
