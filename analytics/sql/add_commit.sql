INSERT INTO commits
SELECT {version:UInt64}, {texts:Array(String)}[1], {undoes:UInt64}, {months:Array(UInt32)}, {through:Nullable(Date32)},
  {texts:Array(String)}[2], {texts:Array(String)}[3], {sample:Bool}, {read:UInt64}, {taken:UInt64}, {rejected:UInt64},
  {repeated:UInt64}, fromUnixTimestamp64Milli({committed:Int64}, 'UTC')
-- With a shared database only while its lock is still this writer's.
WHERE {holding:String} = '' OR {holding:String} IN (
  SELECT toString(uuid) FROM system.tables WHERE database = currentDatabase() AND name = 'writer_lock')
