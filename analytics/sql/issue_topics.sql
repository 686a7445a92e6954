-- Reports in force that have an issue of one of {codes} under another topic than {named} says it has.
WITH other AS (
  SELECT number, code, topic FROM issue
  WHERE version IN {committed:Array(UInt64)} AND has({codes:Array(String)}, code)
    AND (code, topic::String) NOT IN {named:Array(Tuple(String, String))})
SELECT DISTINCT id, code, topic
FROM (
  SELECT id, state, issues
  FROM log
  WHERE version IN {inforce:Array(UInt64)}
    AND id IN (SELECT id FROM log WHERE hasAny(issues, (SELECT groupArray(number) FROM other)))
  ORDER BY month, id, version DESC
  LIMIT 1 BY month, id) AS newest
ARRAY JOIN issues AS number
INNER JOIN other USING (number)
WHERE state = 'live'
ORDER BY code, id
