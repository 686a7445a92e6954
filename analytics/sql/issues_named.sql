SELECT number, code, topic FROM issue WHERE number IN {numbers:Array(UInt32)} AND version IN {committed:Array(UInt64)}
