RESTORE DATABASE {database:Identifier} FROM File({name:String}) ASYNC
