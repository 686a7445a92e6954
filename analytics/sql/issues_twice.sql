-- Codes of issues that reports in force have under more than one topic. Most ledgers hold no code with two topics at
-- all, and the log is not read then.
WITH doubtful AS (
  SELECT number, code, topic FROM issue
  WHERE version IN {committed:Array(UInt64)}
    AND code IN (SELECT code FROM issue WHERE version IN {committed:Array(UInt64)} GROUP BY code HAVING uniqExact(topic) > 1))
SELECT groupArray(code)
FROM (
  SELECT code
  FROM (
    SELECT id, state, issues
    FROM log
    WHERE version IN {inforce:Array(UInt64)}
      AND id IN (SELECT id FROM log ARRAY JOIN issues AS number WHERE number IN (SELECT number FROM doubtful))
    ORDER BY month DESC, id DESC, version DESC
    LIMIT 1 BY month, id) AS newest
  ARRAY JOIN issues AS number
  INNER JOIN doubtful USING (number)
  WHERE state = 'live'
  GROUP BY code
  HAVING uniqExact(topic) > 1)
