-- A row before anything else of a change is written: it takes the version number, which is never used again.
-- Two kinds of attempts void a commit row that arrives after its writer was told, or thought to be, dead:
--   takeover  a new writer's fence: `seen` is the newest commit it knew; versions between that and the fence are void
--   void      `seen` is the version whose insert ended in an error and whose row was not there
CREATE TABLE IF NOT EXISTS attempts (
  version  UInt64,
  holder   String,
  what     LowCardinality(String),
  identity String,
  seen     UInt64,
  begun    DateTime64(3, 'UTC'))
ENGINE = MergeTree ORDER BY version
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
