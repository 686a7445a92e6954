-- Fails if the table is there, so only one process can hold the lock. The table's UUID names this holding of it.
CREATE TABLE writer_lock (holding UUID, holder String, beat DateTime64(3, 'UTC'), released Bool)
ENGINE = MergeTree ORDER BY beat
