SELECT groupArray(name) FROM system.tables
WHERE database = currentDatabase() AND startsWith(name, 'writer_lock_') AND metadata_modification_time < now() - INTERVAL 1 DAY
