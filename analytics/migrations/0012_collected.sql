-- Data versions that no longer answer. A row is written before any rollup row of its version is deleted.
CREATE TABLE IF NOT EXISTS collected (
  version UInt64,
  at      DateTime64(3, 'UTC'))
ENGINE = MergeTree ORDER BY version
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
