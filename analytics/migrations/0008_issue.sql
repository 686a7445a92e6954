-- An issue's number stands for its (code, topic) for ever, so numbers outlive the versions that first used them.
CREATE TABLE IF NOT EXISTS issue (
  number  UInt32,
  code    String,
  topic   LowCardinality(String),
  version UInt64)
ENGINE = MergeTree ORDER BY number
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
