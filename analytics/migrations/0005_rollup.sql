-- The reports in force, counted: each lies in exactly one row, that of its own set of topics.
CREATE TABLE IF NOT EXISTS rollup (
  month   UInt32,
  version UInt64,
  kind    Enum8('' = 0, 'WRITTEN' = 1, 'MESSAGE' = 2, 'SYNTHESIS' = 3),
  type    Enum8('' = 0, 'PERIODIC' = 1, 'THEMATIC' = 2, 'AD_HOC' = 3),
  unit    LowCardinality(String),
  channel LowCardinality(String),
  topics  Array(LowCardinality(String)),
  n       UInt64,
  issues  AggregateFunction(groupBitmap, UInt32))
ENGINE = MergeTree ORDER BY (month, version, kind, type, unit, channel)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
