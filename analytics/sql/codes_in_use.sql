-- Those of the named codes that reports counted in {built} have.
SELECT 'unit' AS registry, unit::String AS code FROM rollup_units
WHERE (month, version) IN {built:Array(Tuple(UInt32, UInt64))} AND has({units:Array(String)}, unit) GROUP BY code
UNION ALL
SELECT 'channel', channel::String AS code FROM rollup_units
WHERE (month, version) IN {built:Array(Tuple(UInt32, UInt64))} AND has({channels:Array(String)}, channel) GROUP BY code
UNION ALL
SELECT 'topic', arrayJoin(arrayIntersect(topics::Array(String), {topics:Array(String)})) AS code FROM rollup_topics
WHERE (month, version) IN {built:Array(Tuple(UInt32, UInt64))} GROUP BY code
