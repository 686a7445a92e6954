-- A row before anything else of a change is written: it takes the version number, which is never used again.
-- what = 'takeover' is a new writer's fence: `seen` names the newest commit it knew, and a commit of a version
-- between `seen` and the fence that turns up later (a writer that was thought dead) does not count.
CREATE TABLE IF NOT EXISTS attempts (
  version  UInt64,
  holder   String,
  what     LowCardinality(String),
  identity String,
  seen     UInt64,
  begun    DateTime64(3, 'UTC'))
ENGINE = MergeTree ORDER BY version
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
