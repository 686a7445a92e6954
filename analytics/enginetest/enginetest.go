// Package enginetest gives tests a real ClickHouse: one embedded engine for each test binary, a fresh
// database on it for each test, and private engines for tests that crash them.
//
// A package that uses it needs
//
//	func TestMain(m *testing.M) { enginetest.Main(m) }
package enginetest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"
	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"

	"giaoban/analytics/engine"
)

const wait = time.Minute

// shared is the engine of the test binary, started on first use.
var shared struct {
	once   sync.Once
	dir    string
	engine *engine.Engine
	err    error
}

// databases numbers the databases of the test binary.
var databases atomic.Int64

// Main is the TestMain of a package that uses the real engine. It runs the engine where this process
// is the engine child, else the tests, and then stops the shared engine. It does not return.
func Main(m *testing.M) {
	engine.RunIfChild()
	status := m.Run()
	if err := stopShared(); err != nil {
		fmt.Fprintln(os.Stderr, "enginetest:", err)
		status = max(status, 1)
	}
	os.Exit(status)
}

func stopShared() error {
	var err error
	if shared.engine != nil {
		err = shared.engine.Close()
	}
	if shared.dir != "" {
		err = errors.Join(err, os.RemoveAll(shared.dir))
	}
	return err
}

// Engine returns the engine that all tests of this binary share. A test must neither stop nor kill it;
// that is what Start is for.
func Engine(t testing.TB) *engine.Engine {
	t.Helper()
	shared.once.Do(func() {
		if shared.dir, shared.err = os.MkdirTemp("", "giaoban-test-"); shared.err != nil {
			return
		}
		ctx, cancel := context.WithTimeout(context.Background(), wait)
		defer cancel()
		shared.engine, shared.err = engine.Start(ctx, config(shared.dir))
	})
	if shared.err != nil {
		t.Fatalf("the test engine does not start: %v", shared.err)
	}
	return shared.engine
}

// Database returns a fresh database on the shared engine, with a pool that may write and one that may
// only read. It is dropped when the test ends.
func Database(t testing.TB) (name string, writer, reader driver.Conn) {
	t.Helper()
	e := Engine(t)
	// The process id keeps the names apart where test binaries share a server.
	name = fmt.Sprintf("%s_t%d_%d", e.DatabaseName(), os.Getpid(), databases.Add(1))
	ctx, cancel := context.WithTimeout(t.Context(), wait)
	defer cancel()
	writer, reader, err := e.Database(ctx, name)
	if err != nil {
		t.Fatalf("create the database %s: %v", name, err)
	}
	t.Cleanup(func() {
		// Not the test's context: that one has ended by now.
		ctx, cancel := context.WithTimeout(context.Background(), wait)
		defer cancel()
		drop := writer.Exec(ctx, "DROP DATABASE IF EXISTS {name:Identifier} SYNC", clickhouse.Named("name", name))
		if err := errors.Join(drop, reader.Close(), writer.Close()); err != nil {
			t.Errorf("drop the database %s: %v", name, err)
		}
	})
	return name, writer, reader
}

// Start starts a private engine on a directory, for tests that kill it or start it again. It is closed
// when the test ends, if the test has not closed it itself.
func Start(t testing.TB, dir string) *engine.Engine {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), wait)
	defer cancel()
	e, err := engine.Start(ctx, config(dir))
	if err != nil {
		t.Fatalf("start an engine in %s: %v", dir, err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Errorf("stop the engine in %s: %v", dir, err)
		}
	})
	return e
}

// config shows only what goes wrong; a test that kills its engine makes some noise.
func config(dir string) engine.Config {
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))
	return engine.Config{Dir: dir, Log: log}
}
