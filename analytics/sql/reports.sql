-- A page of reports by month, day and id; {after} is the last one of the page before.
WITH (
  SELECT groupBitmapState(number) FROM issue
  WHERE version IN {committed:Array(UInt64)} AND (empty({topics:Array(String)}) OR has({topics:Array(String)}, topic))) AS counted
SELECT month, day, id, version, kind::String, type::String, unit, channel, topics, covered
FROM ( /* source */ )
WHERE empty({after:Array(Tuple(UInt32, UInt8, String))}) OR (month, day, id) > {after:Array(Tuple(UInt32, UInt8, String))}[1]
ORDER BY month, day, id
LIMIT {limit:UInt64}
