-- Reports in force that have an issue of one of {codes} under another topic than {named} says it has. Sets, not has():
-- a file may hold a hundred thousand issues.
WITH other AS (
  SELECT number, code, topic FROM issue
  WHERE version IN {committed:Array(UInt64)} AND code IN (SELECT arrayJoin({codes:Array(String)}))
    AND (code, topic::String) NOT IN (SELECT pair.1, pair.2 FROM (SELECT arrayJoin({named:Array(Tuple(String, String))}) AS pair)))
SELECT DISTINCT id, code, topic
FROM (
  SELECT id, state, issues
  FROM log
  WHERE version IN {inforce:Array(UInt64)}
    AND id IN (SELECT id FROM log ARRAY JOIN issues AS number WHERE number IN (SELECT number FROM other))
  ORDER BY month DESC, id DESC, version DESC
  LIMIT 1 BY month, id) AS newest
ARRAY JOIN issues AS number
INNER JOIN other USING (number)
WHERE state = 'live'
ORDER BY code, id
