-- Tells every other month that the log holds for an id of this version that the id has moved away, or is retracted.
-- "Every" includes rows of undone and dead versions, because undoing an undo can bring those back. IN, not JOIN:
-- the planner may swap a join's sides and hash the whole log. In slices of ids, so that the sets stay small.
INSERT INTO log (month, id, version, state)
SELECT DISTINCT month, id, {version:UInt64},
  if(id IN (SELECT id FROM log WHERE version = {version:UInt64} AND state = 'retracted' AND cityHash64(id) % {slices:UInt32} = {slice:UInt32}),
    'retracted', 'moved')
FROM log
WHERE version < {version:UInt64} AND month != 0 AND cityHash64(id) % {slices:UInt32} = {slice:UInt32}
  AND id IN (SELECT id FROM log WHERE version = {version:UInt64} AND cityHash64(id) % {slices:UInt32} = {slice:UInt32})
  AND (id, month) NOT IN (SELECT id, month FROM log WHERE version = {version:UInt64} AND cityHash64(id) % {slices:UInt32} = {slice:UInt32})
-- Large sets are only hashed: to be compared with the primary key as well they would take four times the memory.
SETTINGS use_index_for_in_with_subqueries_max_values = 10000
