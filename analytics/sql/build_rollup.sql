-- Each month is decided by its own rows alone: the newest row per id among the versions in force is chosen first,
-- and only then asked whether it is live. LIMIT 1 BY, because argMax of a tuple is four times slower; in the exact
-- reverse of the log's own order, so that it is read in order and need not be sorted.
INSERT INTO rollup
SELECT month, {version:UInt64}, kind, type, unit, channel, topics, count(), groupBitmapMergeState(bitmapBuild(issues))
FROM (
  SELECT month, state, kind, type, unit, channel, topics, issues
  FROM log
  WHERE month IN {months:Array(UInt32)} AND version IN {inforce:Array(UInt64)}
  ORDER BY month DESC, id DESC, version DESC
  LIMIT 1 BY month, id)
WHERE state = 'live'
GROUP BY month, kind, type, unit, channel, topics
SETTINGS max_bytes_before_external_group_by = 500000000
