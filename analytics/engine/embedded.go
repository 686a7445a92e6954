package engine

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"

	"github.com/ClickHouse/clickhouse-go/v2"

	"giaoban/analytics/words"
)

// embedded is the engine that runs as our child.
type embedded struct {
	*supervisor
	accounts logins
	where    layout
	lock     *os.File
}

var plainName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// startEmbedded takes the directory, writes the configuration and starts the child, in this order.
func startEmbedded(ctx context.Context, c Config, log *slog.Logger) (*embedded, error) {
	if c.Dir == "" {
		return nil, fail(nil, words.EngineNoDirectory)
	}
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return nil, fail(err, words.EngineDirectoryUnusable, c.Dir)
	}
	if !plainName.MatchString(c.Database) { // it goes into a GRANT
		return nil, fail(nil, words.EngineDatabaseName, c.Database, defaultDatabase)
	}
	library, err := findOrCheck(c.Library)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fail(err, words.EngineDirectoryUnusable, dir)
	}
	lock, err := lockDir(ctx, dir)
	if err != nil {
		return nil, err
	}
	e := &embedded{accounts: newLogins(), where: layoutBelow(dir, c.RestoreFrom), lock: lock}
	if err := e.where.prepare(e.accounts, c.Database); err != nil {
		return nil, errors.Join(fail(err, words.EngineDirectoryUnusable, dir), lock.Close())
	}
	e.supervisor, err = supervise(ctx, launch{library: library, where: e.where, lock: lock, log: log, port: freePort})
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return e, nil
}

func findOrCheck(library string) (string, error) {
	if library == "" {
		return FindLibrary()
	}
	return checkLibrary(library)
}

func (e *embedded) options(a account) *clickhouse.Options {
	l := e.accounts[a]
	return &clickhouse.Options{
		Addr:        []string{"embedded"}, // dial knows the address of the moment
		DialContext: e.dial,
		DialTimeout: poolWait,
		Auth:        clickhouse.Auth{Username: l.user, Password: l.password},
		// No compression: on loopback it only costs time.
	}
}

func (e *embedded) explain(err error, _ string) error { return err }

// close stops the child and then frees the directory.
func (e *embedded) close() error { return errors.Join(e.stop(), e.lock.Close()) }
