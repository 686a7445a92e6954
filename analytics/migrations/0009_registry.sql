-- Topics, units and channels; the newest row per (registry, code) among the versions in force holds. 0 = no month.
CREATE TABLE IF NOT EXISTS registry (
  registry   Enum8('topic' = 1, 'unit' = 2, 'channel' = 3),
  code       String,
  version    UInt64,
  name_vi    String,
  name_en    String,
  aliases    Array(String),
  parent     String,
  valid_from UInt32,
  valid_to   UInt32)
ENGINE = MergeTree ORDER BY (registry, code, version)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
