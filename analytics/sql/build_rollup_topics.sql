INSERT INTO rollup_topics (month, version, kind, type, topics, n, issues)
SELECT month, version, kind, type, topics, sum(n), groupBitmapMergeState(issues)
FROM rollup
WHERE month IN {months:Array(UInt32)} AND version = {version:UInt64}
GROUP BY month, version, kind, type, topics
