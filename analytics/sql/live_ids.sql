-- Which of these ids have a report in force. Each month is decided by its own rows, as in build_rollup.sql.
SELECT groupUniqArray(id)
FROM (
  SELECT id, state
  FROM log
  WHERE id IN {ids:Array(String)} AND version IN {inforce:Array(UInt64)}
  ORDER BY month DESC, id DESC, version DESC
  LIMIT 1 BY month, id)
WHERE state = 'live'
