-- How many rows each of these months has in the versions in force, and of how many versions they are.
SELECT month, count(), uniqExact(version)
FROM log
WHERE month IN {months:Array(UInt32)} AND version IN {inforce:Array(UInt64)}
GROUP BY month
ORDER BY month
