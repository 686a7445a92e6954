-- What is fixed when a data directory is created: time zone, cut-off day.
CREATE TABLE IF NOT EXISTS settings (name String, value String)
ENGINE = MergeTree ORDER BY name
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
