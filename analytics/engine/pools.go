package engine

import (
	"context"
	_ "embed" // the statements
	"errors"
	"maps"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"
	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
)

const (
	poolSize = 16
	// clickhouse-go's DialTimeout is above all how long a query waits for a free connection of the pool
	// (and for the handshake); dialling itself has dialTimeout.
	poolWait = 5 * time.Second

	codeUnknownDatabase = 81
	codeReadonly        = 164
	codeConstraint      = 452
	codeDenied          = 497
)

// account says with which rights a pool works.
type account int

const (
	asWriter account = iota
	asReader
	asKeeper // backs up and restores; the embedded engine's alone
	accounts = iota
)

// backend is where the pools connect to: the embedded engine or a server.
type backend interface {
	// options returns fresh options for an account, without a database.
	options(a account) *clickhouse.Options
	// explain turns an error of the first contact into one that a person understands.
	explain(err error, database string) error
}

// openPool makes a pool; it connects on first use.
func openPool(b backend, a account, database string, size int) (driver.Conn, error) {
	o := b.options(a)
	o.Auth.Database = database
	o.MaxOpenConns, o.MaxIdleConns = size, size
	settings := clickhouse.Settings{}
	maps.Copy(settings, o.Settings)
	if a == asWriter {
		settings["async_insert"] = 0 // an acknowledged insert must be on disk, not in a buffer
	}
	o.Settings = settings
	return clickhouse.Open(o)
}

// ensureDatabase creates a database where it is missing. An account that cannot create one may still
// use one that is there, so it looks before it creates.
func ensureDatabase(ctx context.Context, b backend, database string) error {
	err := once(b, database, func(c driver.Conn) error { return c.Ping(ctx) })
	if err == nil {
		return nil
	}
	if code(err) == codeUnknownDatabase {
		err = once(b, "default", func(c driver.Conn) error {
			return c.Exec(ctx, createDatabase, clickhouse.Named("database", database))
		})
	}
	if err != nil && ctx.Err() == nil {
		return b.explain(err, database)
	}
	return err
}

var (
	//go:embed create_database.sql
	createDatabase string
	//go:embed probe.sql
	probe string
)

// once opens a pool of one connection for one use.
func once(b backend, database string, use func(driver.Conn) error) error {
	c, err := openPool(b, asWriter, database, 1)
	if err != nil {
		return err
	}
	return errors.Join(use(c), c.Close())
}

// code returns ClickHouse's number of an error, or 0.
func code(err error) int32 {
	if e, ok := errors.AsType[*clickhouse.Exception](err); ok {
		return e.Code
	}
	return 0
}
