-- Tells cheaply whether another process has committed: both change with any commit and any fence.
SELECT (SELECT max(version) FROM commits), (SELECT max(version) FROM attempts WHERE what IN ('takeover', 'void'))
