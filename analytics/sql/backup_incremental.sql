-- Only what the base does not hold is written. Of the base ClickHouse reads the list of files alone.
BACKUP DATABASE {database:Identifier} TO File({name:String}) SETTINGS base_backup = File({base:String}) ASYNC
