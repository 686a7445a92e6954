DELETE FROM {table:Identifier} WHERE version IN {dead:Array(UInt64)}
