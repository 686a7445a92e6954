CREATE TABLE IF NOT EXISTS migrations (number UInt32, name String)
ENGINE = MergeTree ORDER BY number
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
