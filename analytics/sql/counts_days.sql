-- A source of counts.sql: the first `cut` days of months, from the log. Only days are missing from the rollups.
SELECT month, cuts.2 AS cut, kind, type, unit, channel, topics, 1 AS n, bitmapBuild(issues) AS issues
FROM (
  SELECT month, state, day, kind, type, unit, channel, topics, issues
  FROM log
  WHERE month IN {cut_months:Array(UInt32)} AND version IN {inforce:Array(UInt64)}
  ORDER BY month DESC, id DESC, version DESC
  LIMIT 1 BY month, id)
ARRAY JOIN {cuts:Array(Tuple(UInt32, UInt8))} AS cuts
WHERE state = 'live' AND month = cuts.1 AND day <= cuts.2
