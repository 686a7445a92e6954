-- A source of counts.sql: whole months, from the smallest rollup that has the columns asked for.
SELECT month, 0 AS cut, kind, type, unit, channel, topics, n, issues
FROM {rollup:Identifier}
WHERE (month, version) IN {built:Array(Tuple(UInt32, UInt64))}
