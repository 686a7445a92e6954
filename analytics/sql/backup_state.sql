-- How far a BACKUP or RESTORE is: it runs on its own, and the connection that started it would hear nothing meanwhile.
SELECT toString(status), error, query_id, greatest(uncompressed_size, bytes_read), total_size
FROM system.backups WHERE id = {id:String}
