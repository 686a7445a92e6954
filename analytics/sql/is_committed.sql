SELECT count() FROM commits WHERE version = {version:UInt64}
