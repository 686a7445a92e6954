-- Names that people give to data versions. Append-only: of each version the row with the highest number holds, and where
-- that is not pinned the version has no name. A pin is not a data version: it changes no count.
CREATE TABLE IF NOT EXISTS pins (
  number  UInt64,
  version UInt64,
  name    String,
  pinned  Bool,
  at      DateTime64(3, 'UTC'))
ENGINE = MergeTree ORDER BY number
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
