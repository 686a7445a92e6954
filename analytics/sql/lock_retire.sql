-- Takes away a lock that is free. The new name holds the holding's own UUID, so of two processes that saw the same
-- free lock only one succeeds, even if the lock has meanwhile been taken anew.
RENAME TABLE writer_lock TO {retired:Identifier}
