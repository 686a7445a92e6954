// Package engine gives giaoban its ClickHouse: one that runs embedded, as a supervised child process of
// the same binary with all data below one directory, or a server that the office runs. Either way it is
// reached over the native protocol with clickhouse-go, through a pool that may write and one that may
// only read.
package engine

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"

	"giaoban/analytics/words"
)

const (
	defaultDatabase = "giaoban"
	readyWait       = 2 * time.Second
)

// Config says which engine to use.
type Config struct {
	DSN      string       // an office's own ClickHouse, clickhouse://USER:PASSWORD@HOST:9000/DATABASE; empty means embedded
	Dir      string       // the data directory; the embedded engine keeps everything in Dir/engine and locks Dir/giaoban.lock
	Library  string       // the path of libchdb.so; empty means FindLibrary
	Database string       // default "giaoban", and a DSN's own database comes first; embedded, names that start with it are allowed too
	Log      *slog.Logger // nil means silence

	// RestoreFrom is the absolute path of a directory of backups that an embedded engine may read, to restore from it.
	// Where it is empty, backups are written and read in BackupDir.
	RestoreFrom string
}

// Engine is a running ClickHouse.
type Engine struct {
	backend  backend
	child    *embedded // nil with a DSN
	database string

	writer, reader driver.Conn
	keeper         driver.Conn // nil with a DSN
	probe          driver.Conn // of Ready alone, so that a pool full of slow questions does not look like a dead engine

	mu     sync.Mutex
	pools  []driver.Conn
	closed bool
}

// Start starts the embedded engine, or connects to the server of the DSN, and creates the database
// where it is missing. The context bounds the start alone. Errors that a person can do something about
// are of type *Error.
func Start(ctx context.Context, c Config) (*Engine, error) {
	log := c.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	e := &Engine{database: c.Database}
	if e.database == "" {
		e.database = defaultDatabase
	}
	var err error
	if c.DSN != "" {
		err = e.connect(ctx, c.DSN, log)
	} else {
		c.Database = e.database
		if e.child, err = startEmbedded(ctx, c, log); err == nil {
			e.backend = e.child
			err = ensureDatabase(ctx, e.backend, e.database)
		}
	}
	if err == nil {
		err = e.openPools()
	}
	if err != nil {
		return nil, errors.Join(err, e.Close())
	}
	return e, nil
}

func (e *Engine) connect(ctx context.Context, dsn string, log *slog.Logger) error {
	s, database, err := connectServer(dsn)
	if err != nil {
		return err
	}
	if database != "" {
		e.database = database
	}
	e.backend = s
	if err := ensureDatabase(ctx, s, e.database); err != nil {
		return err
	}
	return s.checkReadonly(ctx, e.database, log)
}

func (e *Engine) openPools() (err error) {
	if e.writer, e.reader, err = e.pair(e.database); err != nil {
		return err
	}
	if e.probe, err = e.pool(asReader, e.database, 2); err != nil || !e.Embedded() {
		return err
	}
	e.keeper, err = e.pool(asKeeper, e.database, 2)
	return err
}

func (e *Engine) pair(database string) (writer, reader driver.Conn, err error) {
	if writer, err = e.pool(asWriter, database, poolSize); err != nil {
		return nil, nil, err
	}
	reader, err = e.pool(asReader, database, poolSize)
	return writer, reader, err
}

func (e *Engine) pool(a account, database string, size int) (driver.Conn, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return nil, fail(nil, words.EngineClosed)
	}
	p, err := openPool(e.backend, a, database, size)
	if err == nil {
		e.pools = append(e.pools, p)
	}
	return p, err
}

// Writer returns the pool with full rights on giaoban's databases, and on nothing else.
func (e *Engine) Writer() driver.Conn { return e.writer }

// Reader returns the pool that can only SELECT from giaoban's databases, with limits on time, memory
// and rows. A query without a deadline in its context ends after 30 seconds; a deadline sets the limit
// itself, up to an hour.
func (e *Engine) Reader() driver.Conn { return e.reader }

// DatabaseName returns the name of the database that Writer and Reader work in.
func (e *Engine) DatabaseName() string { return e.database }

// Database creates another database beside the engine's own where it is missing, and opens pools on it.
// They are closed with the engine at the latest.
func (e *Engine) Database(ctx context.Context, name string) (writer, reader driver.Conn, err error) {
	if e.Embedded() && (!plainName.MatchString(name) || !strings.HasPrefix(name, e.database)) {
		return nil, nil, fail(nil, words.EngineDatabaseName, name, e.database)
	}
	if err := ensureDatabase(ctx, e.backend, name); err != nil {
		return nil, nil, err
	}
	return e.pair(name)
}

// Ready returns nil when the engine answers a query now, and otherwise why it does not.
func (e *Engine) Ready() error {
	ctx, cancel := context.WithTimeout(context.Background(), readyWait)
	defer cancel()
	return e.probe.Exec(ctx, probe)
}

// PID returns the process id of the embedded engine; 0 while it is down, and with a DSN.
func (e *Engine) PID() int {
	if e.child == nil {
		return 0
	}
	return e.child.pid()
}

// Embedded reports whether the engine is our own child and not a server.
func (e *Engine) Embedded() bool { return e.child != nil }

// Close closes the pools and then stops the embedded engine. A second call does nothing.
func (e *Engine) Close() error {
	e.mu.Lock()
	if e.closed {
		e.mu.Unlock()
		return nil
	}
	e.closed = true
	pools := e.pools
	e.mu.Unlock()

	var errs []error
	for _, p := range pools { // first: an open connection holds a stopping engine for 5 seconds
		errs = append(errs, p.Close())
	}
	if e.child != nil {
		errs = append(errs, e.child.close())
	}
	return errors.Join(errs...)
}
