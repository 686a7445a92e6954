-- Tells cheaply whether another process has changed anything: one of them changes with any commit, fence, pin or
-- collection.
SELECT (SELECT max(version) FROM commits), (SELECT max(version) FROM attempts WHERE what IN ('takeover', 'void')),
  (SELECT max(number) FROM pins), (SELECT count() FROM collected)
