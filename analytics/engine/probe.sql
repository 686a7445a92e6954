-- The smallest real query: it is parsed, planned and run.
SELECT count() FROM system.one
