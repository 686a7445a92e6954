INSERT INTO attempts
SELECT {version:UInt64}, {texts:Array(String)}[1], {texts:Array(String)}[2], {texts:Array(String)}[3], {seen:UInt64},
  fromUnixTimestamp64Milli({begun:Int64}, 'UTC')
