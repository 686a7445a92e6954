package engine_test

import (
	"bufio"
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"giaoban/analytics/engine"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/words"
)

func TestKilledEngineComesBack(t *testing.T) {
	t.Parallel()
	e := enginetest.Start(t, t.TempDir())
	must(t, e.Writer().Exec(t.Context(), `CREATE TABLE kept (n UInt64) ENGINE = MergeTree ORDER BY n
		SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`))
	for run := range uint64(3) {
		must(t, e.Writer().Exec(t.Context(), "INSERT INTO kept SELECT "+strconv.FormatUint(run, 10)))
		pid := e.PID()
		running := make(chan error, 1)
		go func() { running <- e.Writer().Exec(t.Context(), slowQuery) }()
		time.Sleep(100 * time.Millisecond)
		must(t, syscall.Kill(pid, syscall.SIGKILL))
		began := time.Now()
		checkGone(t, "a query under way", <-running)
		refused := 0
		waitFor(t, 10*time.Second, "the engine to come back", func() bool {
			asked := time.Now()
			err := e.Ready()
			if err == nil {
				return true
			}
			if took := time.Since(asked); took > time.Second {
				t.Errorf("the refusal took %v", took)
			}
			checkGone(t, "a query meanwhile", err)
			refused++
			return false
		})
		t.Logf("back after %v, %d queries refused meanwhile", time.Since(began).Round(time.Millisecond), refused)
		if refused == 0 || e.PID() == pid {
			t.Errorf("%d queries refused, pid %d before and %d after", refused, pid, e.PID())
		}
		if n := value(t, e.Reader(), "SELECT count() FROM kept"); n != run+1 {
			t.Errorf("%d rows after %d kills", n, run+1)
		}
	}
}

// A service manager signals the whole group; the engine must stay until giaoban has finished with it.
func TestEngineIgnoresPoliteSignals(t *testing.T) {
	t.Parallel()
	e := enginetest.Start(t, t.TempDir())
	pid := e.PID()
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGPIPE} {
		must(t, syscall.Kill(pid, s))
		time.Sleep(100 * time.Millisecond)
		must(t, e.Ready())
	}
	if e.PID() != pid {
		t.Error("the engine was started again")
	}
}

// checkGone wants an error that programs and people understand.
func checkGone(t *testing.T, what string, err error) {
	t.Helper()
	var gone *engine.Error
	var op *net.OpError
	if !errors.As(err, &gone) || !errors.As(err, &op) {
		t.Errorf("%s: %v", what, err)
		return
	}
	if !strings.Contains(gone.In(words.Vi), "ClickHouse nhúng hiện không chạy") {
		t.Errorf("%s: in Vietnamese %q", what, gone.In(words.Vi))
	}
}

func TestSecondStartOnOneDirectory(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first := enginetest.Start(t, dir)
	began := time.Now()
	second, err := engine.Start(t.Context(), engine.Config{Dir: dir})
	if err == nil {
		must(t, second.Close())
		t.Fatal("two engines on one directory")
	}
	var e *engine.Error
	text := err.Error()
	if !errors.As(err, &e) || !strings.Contains(text, dir) || !strings.Contains(text, strconv.Itoa(os.Getpid())) {
		t.Errorf("the refusal says %q", text)
	}
	if took := time.Since(began); took > 6*time.Second {
		t.Errorf("the refusal took %v", took)
	}
	must(t, first.Ready())
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := engine.Start(ctx, engine.Config{Dir: dir}); !errors.As(err, &e) {
		t.Errorf("with little time the refusal says %v", err)
	}
	must(t, first.Ready())
	must(t, first.Close())
	must(t, enginetest.Start(t, dir).Ready())
}

func TestKilledParentLeavesNoEngine(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), parentEnv+"="+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	must(t, err)
	pid, err := strconv.Atoi(strings.TrimSpace(line))
	must(t, err)
	time.Sleep(200 * time.Millisecond) // its slow query runs now
	must(t, cmd.Process.Kill())
	began := time.Now()
	if err := cmd.Wait(); err == nil {
		t.Error("the killed parent ended well")
	}
	waitFor(t, 2*time.Second, "the engine to end", func() bool { return !alive(pid) })
	t.Logf("the engine was gone %v after its parent", time.Since(began).Round(time.Millisecond))
	must(t, enginetest.Start(t, dir).Ready())
}

// alive says whether a process runs; an orphan that nobody has waited for yet does not.
func alive(pid int) bool {
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return false
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	return !strings.HasPrefix(rest, "Z")
}
