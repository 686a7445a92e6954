-- The reports in force of {months} that a filter lets through, each with those of its issues that count under the filter;
-- a part of reports.sql and reports_total.sql. Each month is decided by its own rows, as in build_rollup.sql, and the
-- conditions are those of counts.sql.
SELECT month, day, id, version, kind, type, unit, channel, topics, arrayFilter(i -> bitmapContains(counted, i), issues) AS covered
FROM (
  SELECT month, day, id, version, state, kind, type, unit, channel, topics, issues
  FROM log
  WHERE month IN {months:Array(UInt32)} AND version IN {inforce:Array(UInt64)}
  ORDER BY month DESC, id DESC, version DESC
  LIMIT 1 BY month, id)
WHERE state = 'live'
  AND (empty({topics:Array(String)}) OR hasAny(topics, {topics:Array(LowCardinality(String))})
    OR (empty(topics) AND has({topics:Array(String)}, '')))
  AND (empty({units:Array(String)}) OR has({units:Array(String)}, unit))
  AND (empty({channels:Array(String)}) OR has({channels:Array(String)}, channel))
  AND (empty({kinds:Array(String)}) OR has({kinds:Array(String)}, kind::String))
  AND (NOT {thematic:Bool} OR type = 'THEMATIC')
  AND (NOT {covering:Bool} OR notEmpty(covered))
