INSERT INTO log (month, id, version, state, day, received, kind, type, unit, channel, topics, issues)
