package engine_test

import (
	"context"
	"crypto/rand"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"
	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"

	"giaoban/analytics/engine"
	"giaoban/analytics/enginetest"
)

func TestRights(t *testing.T) {
	t.Parallel()
	_, w, r := enginetest.Database(t)
	must(t, w.Exec(t.Context(), "CREATE TABLE own (s String) ENGINE = MergeTree ORDER BY s"))
	must(t, w.Exec(t.Context(), "INSERT INTO own VALUES ('x')"))
	secret := filepath.Join(t.TempDir(), "secret")
	must(t, os.WriteFile(secret, []byte("secret\n"), 0o644))

	neither := []string{
		"SELECT file('" + secret + "')", // the scalar function: no check of rights in ClickHouse's local mode
		"SELECT file('/proc/1/environ')",
		"SELECT * FROM file('" + secret + "', 'LineAsString')",
		"SELECT * FROM url('http://127.0.0.1:1/', 'CSV', 's String')",
		"SELECT * FROM remote('127.0.0.1', 'default', 'x')",
		"SELECT * FROM s3('http://127.0.0.1:1/bucket/x', 'CSV', 's String')",
		"SELECT * FROM executable('sh', 'TSV', 's String')",
		"SELECT * FROM mysql('127.0.0.1:1', 'a', 'b', 'c', 'd')",
		"CREATE TABLE f (s String) ENGINE = File(CSV, '" + secret + "')",
		"CREATE TABLE f (s String) ENGINE = URL('http://127.0.0.1:1/', CSV)",
		"CREATE DICTIONARY d (s String, v String) PRIMARY KEY s SOURCE(HTTP(url 'http://127.0.0.1:1/' format 'CSV')) LAYOUT(COMPLEX_KEY_HASHED()) LIFETIME(0)",
		"SELECT * FROM system.users", "SELECT * FROM system.grants", "SELECT * FROM system.server_settings",
		"CREATE DATABASE other", "CREATE TABLE default.t (n UInt8) ENGINE = Memory", "CREATE USER eve",
		"CREATE VIEW v DEFINER = default SQL SECURITY DEFINER AS SELECT * FROM own",
		"SYSTEM START LISTEN HTTP", "SYSTEM STOP LISTEN TCP", "SYSTEM SHUTDOWN", "SYSTEM RELOAD CONFIG",
	}
	for _, query := range neither {
		refused(t, "writer", w, query)
		refused(t, "reader", r, query)
	}
	for _, query := range []string{
		"INSERT INTO own VALUES ('y')", "CREATE TABLE t (n UInt8) ENGINE = Memory", "DROP TABLE own", "TRUNCATE TABLE own",
		"ALTER TABLE own DELETE WHERE 1", "OPTIMIZE TABLE own", "CREATE TEMPORARY TABLE t (n UInt8)",
		"SELECT * FROM system.query_log", "SET readonly = 0", "SELECT 1 SETTINGS readonly = 0",
		"SET max_memory_usage = 0", "SET max_execution_time = 0", "SET max_rows_to_read = 0", "SET max_result_rows = 0",
		"SELECT number FROM numbers(2000000)", // max_result_rows
		"SELECT count() FROM (SELECT DISTINCT number FROM numbers(200000000))",
	} {
		refused(t, "reader", r, query)
	}
	if n := value(t, r, "SELECT count() FROM own"); n != 1 {
		t.Errorf("%d rows", n)
	}
}

// The keeper backs up and restores giaoban's databases in one directory, and can do nothing else.
func TestKeeperRights(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	e := enginetest.Start(t, dir)
	w, r, k := e.Writer(), e.Reader(), e.Keeper()
	must(t, w.Exec(t.Context(), "CREATE TABLE own (s String) ENGINE = MergeTree ORDER BY s"))
	must(t, w.Exec(t.Context(), "INSERT INTO own VALUES ('x')"))
	backUp := func(c driver.Conn, query string) error {
		var id, status string
		return c.QueryRow(t.Context(), query).Scan(&id, &status)
	}
	must(t, backUp(k, "BACKUP DATABASE giaoban TO File('mine')"))
	if _, err := os.Stat(filepath.Join(e.BackupDir(), "mine", ".backup")); err != nil {
		t.Error(err)
	}
	outside := filepath.Join(t.TempDir(), "outside")
	must(t, os.Rename(filepath.Join(e.BackupDir(), "mine"), outside))
	must(t, backUp(k, "BACKUP DATABASE giaoban TO File('mine')"))
	must(t, backUp(k, "RESTORE DATABASE giaoban AS giaoban_again FROM File('mine')"))
	for _, query := range []string{
		"BACKUP DATABASE giaoban TO File('../outside')", "BACKUP DATABASE giaoban TO File('" + outside + "2')",
		"BACKUP DATABASE giaoban TO Disk('default', 'x')",
		"BACKUP DATABASE system TO File('x')", "BACKUP DATABASE default TO File('x')", "BACKUP ALL TO File('x')",
		"RESTORE DATABASE giaoban AS giaoban_out FROM File('" + outside + "')", "RESTORE DATABASE giaoban AS other FROM File('mine')",
		"SELECT * FROM own", "ALTER TABLE own DELETE WHERE 1", "DROP TABLE own", "TRUNCATE TABLE own", "DROP DATABASE giaoban",
		"SELECT file('" + outside + "/.backup')", "SELECT * FROM file('x', 'LineAsString')", "SELECT * FROM system.users",
		"CREATE TABLE f (s String) ENGINE = File(CSV, 'x')", "SYSTEM SHUTDOWN", "CREATE USER eve",
	} {
		refused(t, "keeper", k, query)
	}
	for _, query := range []string{"BACKUP DATABASE giaoban TO File('x')", "BACKUP TABLE own TO File('x')",
		"RESTORE DATABASE giaoban AS giaoban_out FROM File('" + outside + "')", "SELECT * FROM system.backups"} {
		refused(t, "writer", w, query)
		refused(t, "reader", r, query)
	}
	refused(t, "reader", r, "RESTORE DATABASE giaoban AS giaoban_out FROM File('mine')")
	must(t, e.Close())

	// What an engine may restore from, it can read and not change.
	e, err := engine.Start(t.Context(), engine.Config{Dir: filepath.Join(dir, "second"), RestoreFrom: filepath.Dir(outside)})
	must(t, err)
	must(t, backUp(e.Keeper(), "RESTORE DATABASE giaoban FROM File('outside')"))
	if n := value(t, e.Reader(), "SELECT count() FROM own"); n != 1 {
		t.Errorf("%d rows restored", n)
	}
	refused(t, "keeper", e.Keeper(), "BACKUP DATABASE giaoban TO File('x')")
	must(t, e.Close())
	left, err := os.ReadDir(filepath.Dir(outside))
	must(t, err)
	if len(left) != 1 {
		t.Errorf("an engine that restores has written %v", left)
	}
}

func refused(t *testing.T, who string, c driver.Conn, query string) {
	t.Helper()
	rows, err := c.Query(t.Context(), query)
	if err == nil {
		for rows.Next() {
			continue
		}
		err = errors.Join(rows.Err(), rows.Close())
	}
	if err == nil {
		t.Errorf("%s may %s", who, query)
	} else if strings.Contains(err.Error(), "Syntax error") {
		t.Errorf("%s: the test is wrong: %v", who, err)
	}
}

func TestConfigurationIsPrivate(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "số liệu & <giao ban>") // any name must do
	e := enginetest.Start(t, dir)
	must(t, e.Ready())
	for _, name := range []string{"giaoban.lock", "engine/config/config.xml", "engine/config/users.xml"} {
		info, err := os.Stat(filepath.Join(dir, name))
		must(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", name, info.Mode())
		}
	}
	users, err := os.ReadFile(filepath.Join(dir, "engine/config/users.xml"))
	must(t, err)
	if strings.Contains(string(users), e.WriterPassword()) {
		t.Error("users.xml holds a password")
	}
}

// One wrong login aborts ClickHouse's local mode a few seconds later, unless it is interactive.
func TestHostileClientsDoNotKillTheEngine(t *testing.T) {
	t.Parallel()
	e := enginetest.Start(t, t.TempDir())
	address, err := e.Address()
	must(t, err)
	pid := e.PID()
	for _, auth := range []clickhouse.Auth{
		{Username: "default"}, {Username: "writer"}, {Username: "writer", Password: "wrong"}, {Username: "reader"},
		{Username: "nobody", Password: "x"}, {Username: ""},
		{Username: "writer", Password: e.WriterPassword(), Database: "missing"},
	} {
		c, err := clickhouse.Open(&clickhouse.Options{Addr: []string{address}, Auth: auth, DialTimeout: 2 * time.Second})
		must(t, err)
		if err := c.Ping(t.Context()); err == nil {
			t.Errorf("the account %q got in with password %q", auth.Username, auth.Password)
		}
		must(t, c.Close())
	}
	for range 5 {
		sendGarbage(t, address, true)
		sendGarbage(t, address, false)
	}
	for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		must(t, e.Ready())
	}
	if e.PID() != pid {
		t.Errorf("the engine died: pid %d before, %d after", pid, e.PID())
	}
}

// sendGarbage writes random bytes and hangs up, politely or with a reset.
func sendGarbage(t *testing.T, address string, reset bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	c, err := new(net.Dialer).DialContext(ctx, "tcp", address)
	must(t, err)
	_, err = c.Write([]byte(rand.Text() + "\x00\xff GET / HTTP/1.1\r\n\r\n"))
	must(t, err)
	if reset {
		must(t, c.(*net.TCPConn).SetLinger(0))
	}
	must(t, c.Close())
}
