package engine_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"
	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"

	"giaoban/analytics/engine"
	"giaoban/analytics/enginetest"
)

// value asks for one number.
func value(t *testing.T, c driver.Conn, query string, args ...any) uint64 {
	t.Helper()
	var n uint64
	if err := c.QueryRow(t.Context(), query, args...).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestFirstAnswer(t *testing.T) {
	t.Parallel()
	began := time.Now()
	e := enginetest.Start(t, t.TempDir())
	must(t, e.Ready())
	t.Logf("first answer after %v", time.Since(began).Round(time.Millisecond))
	if !e.Embedded() || e.PID() == 0 || e.DatabaseName() != "giaoban" {
		t.Errorf("embedded %v, pid %d, database %q", e.Embedded(), e.PID(), e.DatabaseName())
	}
	var version, zone string
	must(t, e.Reader().QueryRow(t.Context(), "SELECT version(), timezone()").Scan(&version, &zone))
	if zone != "UTC" {
		t.Errorf("the engine's time zone is %s", zone)
	}
	t.Log("ClickHouse", version)
	began = time.Now()
	must(t, e.Close())
	t.Logf("stopped in %v", time.Since(began).Round(time.Millisecond))
	if err := e.Ready(); err == nil {
		t.Error("a closed engine says it is ready")
	}
	if _, _, err := e.Database(t.Context(), "giaoban_late"); err == nil {
		t.Error("a closed engine makes databases")
	}
}

func TestRowsAndQueryLogSurviveRestarts(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for run := range uint64(3) {
		e := enginetest.Start(t, dir)
		w := e.Writer()
		must(t, w.Exec(t.Context(), "CREATE TABLE IF NOT EXISTS kept (n UInt64) ENGINE = MergeTree ORDER BY n"))
		must(t, w.Exec(t.Context(), "INSERT INTO kept VALUES ({run:UInt64})", clickhouse.Named("run", run)))
		if n := value(t, e.Reader(), "SELECT count() FROM kept"); n != run+1 {
			t.Errorf("run %d: %d rows", run, n)
		}
		must(t, w.Exec(t.Context(), "SYSTEM FLUSH LOGS"))
		logged := value(t, w, "SELECT count() FROM system.query_log WHERE type = 'QueryFinish' AND query LIKE 'INSERT INTO kept%'")
		if logged != run+1 {
			t.Errorf("run %d: query_log knows %d inserts", run, logged)
		}
		must(t, e.Close())
	}
}

// A context's deadline becomes max_execution_time, which a plain readonly account would refuse.
func TestReaderTakesDeadlinesAndParameters(t *testing.T) {
	t.Parallel()
	_, w, r := enginetest.Database(t)
	must(t, w.Exec(t.Context(), "CREATE TABLE topic (code String, month UInt32) ENGINE = MergeTree ORDER BY code"))
	must(t, w.Exec(t.Context(), "INSERT INTO topic VALUES ('giao-thông', 202004), ('y-tế', 202005)"))
	for _, limit := range []time.Duration{500 * time.Millisecond, 3 * time.Second, 10 * time.Minute} {
		ctx, cancel := context.WithTimeout(t.Context(), limit)
		var n uint64
		err := r.QueryRow(ctx, "SELECT count() FROM topic WHERE code IN {codes:Array(String)} AND month >= {from:UInt32}",
			clickhouse.Named("codes", []string{"giao-thông", "y-tế"}), clickhouse.Named("from", 202005)).Scan(&n)
		cancel()
		if err != nil || n != 1 {
			t.Errorf("deadline %v: %d, %v", limit, n, err)
		}
	}
}

func TestDatabasesAreSeparate(t *testing.T) {
	t.Parallel()
	first, w1, _ := enginetest.Database(t)
	second, w2, r2 := enginetest.Database(t)
	if first == second {
		t.Fatal("two tests share the database", first)
	}
	for _, w := range []driver.Conn{w1, w2} {
		must(t, w.Exec(t.Context(), "CREATE TABLE same (n UInt64) ENGINE = MergeTree ORDER BY n"))
	}
	must(t, w1.Exec(t.Context(), "INSERT INTO same VALUES (1)"))
	if n := value(t, r2, "SELECT count() FROM same"); n != 0 {
		t.Errorf("%d rows of another database", n)
	}
	for _, name := range []string{"other", "default", "system", "giaoban`", "giaoban.x"} {
		var e *engine.Error
		if _, _, err := enginetest.Engine(t).Database(t.Context(), name); !errors.As(err, &e) {
			t.Errorf("the name %q: %v", name, err)
		}
	}
}

func TestCancelStopsQuery(t *testing.T) {
	t.Parallel()
	_, w, _ := enginetest.Database(t)
	ctx, cancel := context.WithCancel(clickhouse.Context(t.Context(), clickhouse.WithQueryID("cancelled")))
	ended := make(chan error, 1)
	go func() { ended <- w.Exec(ctx, slowQuery) }()
	running := func() uint64 {
		return value(t, w, "SELECT count() FROM system.processes WHERE query_id = 'cancelled'")
	}
	waitFor(t, 5*time.Second, "the query to run", func() bool { return running() == 1 })
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("the cancelled query returned %v", err)
	}
	began := time.Now()
	waitFor(t, 2*time.Second, "the engine to drop the query", func() bool { return running() == 0 })
	t.Logf("gone after %v", time.Since(began).Round(time.Millisecond))
}

func TestCloseDuringQuery(t *testing.T) {
	t.Parallel()
	e := enginetest.Start(t, t.TempDir())
	ended := make(chan error, 1)
	go func() { ended <- e.Writer().Exec(t.Context(), slowQuery) }()
	time.Sleep(200 * time.Millisecond)
	pid, began := e.PID(), time.Now()
	if err := e.Close(); err != nil {
		t.Error(err)
	}
	took := time.Since(began)
	t.Logf("closed in %v, and the query said: %v", took.Round(time.Millisecond), <-ended)
	if took > 3*time.Second {
		t.Errorf("Close waited %v for the query", took)
	}
	if alive(pid) {
		t.Error("the engine outlived Close")
	}
}

func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	_, w, r := enginetest.Database(t)
	must(t, w.Exec(t.Context(), "CREATE TABLE many (n UInt64) ENGINE = MergeTree ORDER BY n"))
	must(t, w.Exec(t.Context(), "INSERT INTO many SELECT number FROM numbers(1000)"))
	began := time.Now()
	var all sync.WaitGroup
	for i := range uint64(64) {
		all.Go(func() {
			for j := range uint64(10) {
				var n uint64
				err := r.QueryRow(t.Context(), "SELECT count() FROM many WHERE n < {n:UInt64}", clickhouse.Named("n", 10*i+j)).Scan(&n)
				if err != nil || n != 10*i+j {
					t.Errorf("query %d of %d: %d, %v", j, i, n, err)
				}
			}
		})
	}
	all.Wait()
	t.Logf("640 queries from 64 goroutines in %v", time.Since(began).Round(time.Millisecond))
}

func waitFor(t *testing.T, limit time.Duration, what string, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(limit); !done(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited %v for %s", limit, what)
		}
	}
}
