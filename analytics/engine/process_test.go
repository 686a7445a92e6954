package engine

import (
	"context"
	"log/slog"
	"net"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
)

// Another process may take the port between our choosing it and the child's opening it. Then no
// password may go there, and the next port is tried.
func TestTakenPort(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	library, err := FindLibrary()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	lock, err := lockDir(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	where := layoutBelow(dir, "")
	if err := where.prepare(newLogins(), "giaoban"); err != nil {
		t.Fatal(err)
	}
	asked := 0
	s, err := supervise(t.Context(), launch{library: library, where: where, lock: lock, log: slog.New(slog.DiscardHandler),
		port: func(ctx context.Context) (int, error) {
			if asked++; asked == 1 {
				return taken.Addr().(*net.TCPAddr).Port, nil
			}
			return freePort(ctx)
		}})
	if err != nil {
		t.Fatal(err)
	}
	if asked != 2 {
		t.Errorf("%d ports were tried", asked)
	}
	for _, end := range []func() error{s.stop, lock.Close, taken.Close} {
		if err := end(); err != nil {
			t.Error(err)
		}
	}
}

func TestOutputKeepsTheLastLines(t *testing.T) {
	t.Parallel()
	var heard []string
	o := &output{listen: func(line string) { heard = append(heard, line) }}
	long := strings.Repeat("x", 3*maxLineSize)
	for _, part := range []string{"one\ntw", "o\n\n", long, long + "\n", strings.Repeat("more\n", tailLines), "half"} {
		if n, err := o.Write([]byte(part)); n != len(part) || err != nil {
			t.Fatal(n, err)
		}
	}
	if len(heard) != 3+tailLines || heard[1] != "two" || len(heard[2]) != maxLineSize {
		t.Errorf("heard %d lines", len(heard))
	}
	if want := strings.Repeat("more\n", tailLines) + "half"; o.tail() != want {
		t.Errorf("the tail is %q", o.tail())
	}
}

func TestNoTerminalMessage(t *testing.T) {
	t.Parallel()
	p := &process{out: &output{listen: func(string) {}}}
	if _, err := p.out.Write([]byte(sayTerminal + "/dev/ptmx: no such file or directory\n")); err != nil {
		t.Fatal(err)
	}
	if text := p.startError("").Error(); !strings.Contains(text, "mount devpts") || !strings.Contains(text, os.ErrNotExist.Error()[:4]) {
		t.Error(text)
	}
}

// A connection whose login fails is never closed by clickhouse-go; it must not pile up.
func TestFailedLoginsDoNotPileUp(t *testing.T) {
	t.Parallel()
	e, err := Start(t.Context(), Config{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		err := once(e.child, "giaoban_missing", func(c driver.Conn) error { return c.Ping(t.Context()) })
		if code(err) != codeUnknownDatabase {
			t.Error(err)
		}
	}
	left := 20
	for deadline := time.Now().Add(5 * time.Second); left > 3 && time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		runtime.GC()
		e.child.mu.Lock()
		left = len(e.child.conns)
		e.child.mu.Unlock()
	}
	if left > 3 {
		t.Errorf("%d connections are left", left)
	}
	if err := e.Close(); err != nil {
		t.Error(err)
	}
}
