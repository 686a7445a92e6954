INSERT INTO collected
SELECT arrayJoin({versions:Array(UInt64)}), fromUnixTimestamp64Milli({at:Int64}, 'UTC')
-- With a shared database only while its lock is still this writer's.
WHERE {holding:String} = '' OR {holding:String} IN (
  SELECT toString(uuid) FROM system.tables WHERE database = currentDatabase() AND name = 'writer_lock')
