-- How many reports reports.sql would list on all its pages.
WITH (
  SELECT groupBitmapState(number) FROM issue
  WHERE version IN {committed:Array(UInt64)} AND (empty({topics:Array(String)}) OR has({topics:Array(String)}, topic))) AS counted
SELECT count()
FROM ( /* source */ )
