-- A part of counts.sql: the cells that tallies answer, by their value or least value.
UNION ALL
SELECT
  tally.1 AS period, tally.2 AS month_key, tally.3 AS topic_key, tally.4 AS unit_key, tally.5 AS channel_key, tally.6 AS kind_key,
  tally.7[1] AS written, tally.7[2] AS messages, tally.7[3] AS syntheses, tally.7[4] AS thematic, tally.7[5] AS tallied_issues,
  bitmapBuild(emptyArrayUInt32()) AS covered
FROM (SELECT arrayJoin({tallies:Array(Tuple(UInt16, UInt32, String, String, String, String, Array(UInt64)))}) AS tally)
