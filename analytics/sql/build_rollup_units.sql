INSERT INTO rollup_units (month, version, kind, type, unit, channel, n, issues)
SELECT month, version, kind, type, unit, channel, sum(n), groupBitmapMergeState(issues)
FROM rollup
WHERE month IN {months:Array(UInt32)} AND version = {version:UInt64}
GROUP BY month, version, kind, type, unit, channel
