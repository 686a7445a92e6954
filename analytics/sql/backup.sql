-- ClickHouse takes no parameters for names here, so keep.go fills the database in.
BACKUP DATABASE {database:Identifier} TO File({name:String}) ASYNC
