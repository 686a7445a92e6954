SELECT number, code, topic FROM issue WHERE version IN {committed:Array(UInt64)}
