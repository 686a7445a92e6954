SELECT max(version) FROM attempts
