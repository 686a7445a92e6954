-- Every commit that counts. One row per version even if an insert was answered with an error and repeated. What does
-- not count is told in migrations/0002.
SELECT version, any(what), any(undoes), any(months), any(through), any(source), any(identity), any(sample),
  any(read), any(taken), any(rejected), any(repeated), any(committed)
FROM commits
WHERE version NOT IN (SELECT seen FROM attempts WHERE what = 'void')
  AND version NOT IN (
  SELECT c.version FROM commits AS c CROSS JOIN (SELECT version, seen FROM attempts WHERE what = 'takeover') AS fence
  WHERE c.version > fence.seen AND c.version < fence.version)
GROUP BY version ORDER BY version
