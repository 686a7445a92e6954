INSERT INTO pins
SELECT (SELECT max(number) FROM pins) + 1, {version:UInt64}, {name:Array(String)}[1], {pinned:Bool},
  fromUnixTimestamp64Milli({at:Int64}, 'UTC')
-- With a shared database only while its lock is still this writer's.
WHERE {holding:String} = '' OR {holding:String} IN (
  SELECT toString(uuid) FROM system.tables WHERE database = currentDatabase() AND name = 'writer_lock')
