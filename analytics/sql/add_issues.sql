INSERT INTO issue (number, code, topic, version)
