-- Every report as it was sent, for ever; append-only, so a correction is a newer row of the same id.
-- state: live = counts; moved = this version holds the id in another month; retracted = it no longer counts.
-- Not partitioned: by month it fails above 100 months and reads slower.
-- day = number of the day in the reporting month, from 1. A retraction of an id is first written with month 0.
CREATE TABLE IF NOT EXISTS log (
  month    UInt32,
  id       String,
  version  UInt64,
  state    Enum8('live' = 1, 'moved' = 2, 'retracted' = 3),
  day      UInt8,
  received DateTime64(0, 'UTC'),
  kind     Enum8('' = 0, 'WRITTEN' = 1, 'MESSAGE' = 2, 'SYNTHESIS' = 3),
  type     Enum8('' = 0, 'PERIODIC' = 1, 'THEMATIC' = 2, 'AD_HOC' = 3),
  unit     LowCardinality(String),
  channel  LowCardinality(String),
  topics   Array(LowCardinality(String)),
  issues   Array(UInt32),
  INDEX by_version version TYPE minmax GRANULARITY 1)
ENGINE = MergeTree ORDER BY (month, id, version)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
