-- build_rollup.sql for months in which one version alone has rows. A version holds an id once in a month, so that
-- every row is the newest of its id.
INSERT INTO rollup
SELECT month, {version:UInt64}, kind, type, unit, channel, topics, count(), groupBitmapMergeState(bitmapBuild(issues))
FROM log
WHERE month IN {months:Array(UInt32)} AND version IN {inforce:Array(UInt64)} AND state = 'live'
GROUP BY month, kind, type, unit, channel, topics
SETTINGS max_bytes_before_external_group_by = 500000000
