-- Published totals without rows behind them; the newest row per (measure, months, topic, unit, channel) among the versions
-- in force holds. At most one of topic, unit, channel is named. value is 0 where the status is NOT_REPORTED.
CREATE TABLE IF NOT EXISTS tally (
  measure   LowCardinality(String),
  first     UInt32,
  last      UInt32,
  topic     LowCardinality(String),
  unit      LowCardinality(String),
  channel   LowCardinality(String),
  version   UInt64,
  status    LowCardinality(String),
  value     UInt64,
  source    String,
  url       String,
  published Nullable(Date32))
ENGINE = MergeTree ORDER BY (measure, first, last, topic, unit, channel, version)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
