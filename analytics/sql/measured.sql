-- Which measures each month has rows of, in the order of the measures.
SELECT month, [countIf(kind = 'WRITTEN'), countIf(kind = 'MESSAGE'), countIf(kind = 'SYNTHESIS'), countIf(type = 'THEMATIC'), groupBitmapMerge(issues)]
FROM rollup_units
WHERE (month, version) IN {built:Array(Tuple(UInt32, UInt64))}
GROUP BY month
