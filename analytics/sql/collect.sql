-- ALTER and not DELETE FROM: the parts are written anew without the rows, so that their room on the disk is free.
ALTER TABLE {table:Identifier} DELETE WHERE (month, version) IN {unneeded:Array(Tuple(UInt32, UInt64))}
SETTINGS mutations_sync = 2
