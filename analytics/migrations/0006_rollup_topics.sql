-- The rollup without unit and channel, for questions that name neither. The ALIAS columns let the same SQL read it.
CREATE TABLE IF NOT EXISTS rollup_topics (
  month   UInt32,
  version UInt64,
  kind    Enum8('' = 0, 'WRITTEN' = 1, 'MESSAGE' = 2, 'SYNTHESIS' = 3),
  type    Enum8('' = 0, 'PERIODIC' = 1, 'THEMATIC' = 2, 'AD_HOC' = 3),
  unit    LowCardinality(String) ALIAS '',
  channel LowCardinality(String) ALIAS '',
  topics  Array(LowCardinality(String)),
  n       UInt64,
  issues  AggregateFunction(groupBitmap, UInt32))
ENGINE = MergeTree ORDER BY (month, version, kind, type)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
