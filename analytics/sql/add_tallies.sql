INSERT INTO tally (measure, first, last, topic, unit, channel, version, status, value, source, url, published)
