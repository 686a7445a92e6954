-- Every measure by any dimensions, over several periods at once: one row per (period, month, topic, unit, channel,
-- kind); a dimension that is not in {by} is '' (month: 0), and in one that is, '' is the unknown.
--   cells   which months, cut to how many first days (0 = whole), belong to which period
--   keys    topic -> the rows that it counts under; {strays}: a topic outside the map stands for itself
--   unit_keys, channel_keys   likewise, after units and channels were counted; outside the map each stands for itself
--   topics, units, channels   what a filter lets through, '' for the unknown; empty: everything
--   zeros   the months that get a row even where nothing was counted
--   tallies the cells that published totals answer; without any, that part is left out
-- A report of several topics lies in one rollup row and is counted once under each of the row's distinct keys.
-- Issues are united as bitmaps, then cut with the issues that the row's topic, or the topic filter, lets through.
WITH
  {by:Array(String)} AS dimensions,
  mapFromArrays({key_topics:Array(String)}, {keys:Array(Array(String))}) AS keys_of_topic,
  t -> if(mapContains(keys_of_topic, t), keys_of_topic[t], if({strays:Bool}, [t], [])) AS keys_of,
  mapFromArrays({key_units:Array(String)}, {unit_keys:Array(Array(String))}) AS keys_of_unit,
  mapFromArrays({key_channels:Array(String)}, {channel_keys:Array(Array(String))}) AS keys_of_channel,
  by_month AS (
    SELECT
      month, cut,
      arrayJoin(if(has(dimensions, 'TOPIC'),
        if(empty(topics), if({strays:Bool} OR has({topics:Array(String)}, ''), [''], []), arrayDistinct(arrayFlatten(arrayMap(t -> keys_of(t::String), topics)))),
        [''])) AS topic_key,
      if(has(dimensions, 'UNIT'), unit::String, '') AS unit_code,
      if(has(dimensions, 'CHANNEL'), channel::String, '') AS channel_code,
      if(has(dimensions, 'KIND'), kind::String, '') AS kind_key,
      sumIf(n, kind = 'WRITTEN') AS written,
      sumIf(n, kind = 'MESSAGE') AS messages,
      sumIf(n, kind = 'SYNTHESIS') AS syntheses,
      sumIf(n, type = 'THEMATIC') AS thematic,
      groupBitmapMergeState(issues) AS covered
    FROM ( /* source */ )
    WHERE (empty({topics:Array(String)}) OR hasAny(topics, {topics:Array(LowCardinality(String))})
        OR (empty(topics) AND has({topics:Array(String)}, '')))
      AND (empty({units:Array(String)}) OR has({units:Array(String)}, unit))
      AND (empty({channels:Array(String)}) OR has({channels:Array(String)}, channel))
      AND (empty({kinds:Array(String)}) OR has({kinds:Array(String)}, kind::String))
    GROUP BY month, cut, topic_key, unit_code, channel_code, kind_key
    UNION ALL
    SELECT arrayJoin({zeros:Array(UInt32)}), 0, '', '', '', '', 0, 0, 0, 0, bitmapBuild(emptyArrayUInt32())),
  by_key AS (
    SELECT
      period, month_key, topic_key, unit_key, channel_key, kind_key,
      sum(written) AS written, sum(messages) AS messages, sum(syntheses) AS syntheses, sum(thematic) AS thematic,
      sum(tallied_issues) AS tallied_issues, groupBitmapMergeState(covered) AS covered
    FROM (
      SELECT
        cell.1 AS period,
        if(has(dimensions, 'MONTH'), m.month, 0) AS month_key,
        topic_key,
        arrayJoin(if(mapContains(keys_of_unit, unit_code), keys_of_unit[unit_code], [unit_code])) AS unit_key,
        arrayJoin(if(mapContains(keys_of_channel, channel_code), keys_of_channel[channel_code], [channel_code])) AS channel_key,
        kind_key, written, messages, syntheses, thematic, 0 AS tallied_issues, covered
      FROM by_month AS m
      INNER JOIN (SELECT arrayJoin({cells:Array(Tuple(UInt16, UInt32, UInt8))}) AS cell, cell.2 AS month, cell.3 AS cut) AS c
        ON m.month = c.month AND m.cut = c.cut
      /* tallies */)
    GROUP BY period, month_key, topic_key, unit_key, channel_key, kind_key),
  issues_of AS (
    SELECT
      arrayJoin(if(has(dimensions, 'TOPIC'), keys_of(topic::String),
        if(empty({topics:Array(String)}) OR has({topics:Array(String)}, topic), [''], []))) AS topic_key,
      groupBitmapState(number) AS numbers
    FROM issue
    WHERE version IN {committed:Array(UInt64)}
    GROUP BY topic_key)
SELECT
  period, month_key, topic_key, unit_key, channel_key, kind_key,
  written, messages, syntheses, thematic,
  bitmapAndCardinality(covered, numbers) + tallied_issues AS issues,
  [written, messages, syntheses, thematic, issues] AS measures,
  if({order:UInt8} = 0, 0, -toInt64(measures[{order:UInt8}])) AS rank
FROM by_key
LEFT JOIN issues_of USING (topic_key)
WHERE empty({after:Array(Tuple(Int64, UInt32, String, String, String, String))})
   OR (rank, month_key, topic_key, unit_key, channel_key, kind_key) > {after:Array(Tuple(Int64, UInt32, String, String, String, String))}[1]
ORDER BY period, rank, month_key, topic_key, unit_key, channel_key, kind_key
LIMIT {limit:UInt64}
