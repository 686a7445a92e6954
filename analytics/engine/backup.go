package engine

import (
	"context"
	"io"
	"os"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"

	"giaoban/analytics/words"
)

// Keeper returns the pool that can back up giaoban's databases below BackupDir and restore them from there, and do
// nothing else. It is nil with a DSN: a server keeps its own backups.
func (e *Engine) Keeper() driver.Conn { return e.keeper }

// BackupDir returns the one directory in which the embedded engine writes backups, and from which it restores. It is
// emptied at every start, unless it is Config.RestoreFrom. Empty with a DSN.
func (e *Engine) BackupDir() string {
	if e.child == nil {
		return ""
	}
	return e.child.where.backups
}

// readable returns what the engine may read outside its own directory; empty means nothing.
func (l layout) readable() string {
	if l.foreign {
		return l.backups
	}
	return ""
}

// LockDir takes a data directory, creating it where it is missing, as a running engine does; closing the lock frees
// it. Where another process has it, the error names that process.
func LockDir(ctx context.Context, dir string) (io.Closer, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fail(err, words.EngineDirectoryUnusable, dir)
	}
	lock, err := lockDir(ctx, dir)
	if err != nil {
		return nil, err // not lock: a nil *os.File is no nil io.Closer
	}
	return lock, nil
}

// DatabaseOf returns the database that the address of a server names, or the default one.
func DatabaseOf(dsn string) (string, error) {
	_, database, err := connectServer(dsn)
	if err == nil && database == "" {
		database = defaultDatabase
	}
	return database, err
}
