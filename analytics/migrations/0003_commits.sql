-- One row makes a change visible, whole. `months` lists the months whose rollup rows were built at this version.
CREATE TABLE IF NOT EXISTS commits (
  version   UInt64,
  what      LowCardinality(String),
  undoes    UInt64,
  months    Array(UInt32),
  through   Nullable(Date32),
  source    String,
  identity  String,
  sample    Bool,
  read      UInt64,
  taken     UInt64,
  rejected  UInt64,
  repeated  UInt64,
  committed DateTime64(3, 'UTC'))
ENGINE = MergeTree ORDER BY version
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
