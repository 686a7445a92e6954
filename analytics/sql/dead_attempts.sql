-- Attempts without a commit that still have rows somewhere: what the sweep removes.
SELECT arraySort(groupUniqArray(version)) FROM (
  SELECT version FROM log UNION ALL SELECT version FROM rollup UNION ALL SELECT version FROM rollup_topics
  UNION ALL SELECT version FROM rollup_units UNION ALL SELECT version FROM registry UNION ALL SELECT version FROM issue
  UNION ALL SELECT version FROM tally)
WHERE version NOT IN {committed:Array(UInt64)}
