SELECT measure, first, last, topic, unit, channel, status, value, source, url, published
FROM tally
WHERE version IN {inforce:Array(UInt64)}
ORDER BY measure, first, last, topic, unit, channel, version DESC
LIMIT 1 BY measure, first, last, topic, unit, channel
