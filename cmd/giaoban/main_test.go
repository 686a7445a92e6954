package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"giaoban/analytics/enginetest"
)

// asGiaoban makes the test binary the giaoban command: the tests run the real thing as processes of their own.
const asGiaoban = "GIAOBAN_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asLocal) != "" {
		runLocal()
	}
	if os.Getenv(asGiaoban) != "" {
		main()
		return
	}
	enginetest.Main(m)
}

func command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, os.Args[0], args...)
	cmd.Env = append(os.Environ(), asGiaoban+"=1", "GIAOBAN_LANG=en")
	return cmd
}

// giaoban runs a command to its end.
func giaoban(t *testing.T, stdin string, args ...string) (status int, output string) {
	t.Helper()
	cmd := command(t.Context(), args...)
	cmd.Stdin = strings.NewReader(stdin)
	out, err := cmd.CombinedOutput()
	if err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

// server is a running `giaoban serve`.
type server struct {
	cmd  *exec.Cmd
	url  string
	done chan struct{}
	log  *bytes.Buffer
}

var readyLine = regexp.MustCompile(`ready at (http://\S+)/ `)

func startServer(t *testing.T, dir string, args ...string) *server {
	t.Helper()
	cmd := command(context.Background(), append([]string{"serve", "--addr", "127.0.0.1:0", "--data", dir}, args...)...)
	s := &server{cmd: cmd, done: make(chan struct{}), log: &bytes.Buffer{}}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = s.log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ready := make(chan string, 1)
	go func() {
		defer close(s.done)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if m := readyLine.FindStringSubmatch(lines.Text()); m != nil {
				ready <- m[1]
			}
		}
		_ = cmd.Wait() // how it ended is told by its exit status, where a test asks
		close(ready)
	}()
	t.Cleanup(func() { s.stop(t, syscall.SIGTERM) })
	select {
	case url, ok := <-ready:
		if !ok {
			t.Fatalf("server ended at its start: %s", s.log)
		}
		s.url = url
	case <-time.After(time.Minute):
		t.Fatal("server not ready within a minute")
	}
	return s
}

func (s *server) stop(t *testing.T, signal syscall.Signal) {
	t.Helper()
	_ = s.cmd.Process.Signal(signal) // it may have ended already
	select {
	case <-s.done:
	case <-time.After(30 * time.Second):
		_ = s.cmd.Process.Kill()
		t.Error("server did not end within 30 s")
	}
}

// enginePID finds the engine among the server's children.
func (s *server) enginePID(t *testing.T) int {
	t.Helper()
	for range 200 {
		tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", s.cmd.Process.Pid))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range tasks {
			text, err := os.ReadFile(file)
			if fields := strings.Fields(string(text)); err == nil && len(fields) > 0 {
				pid, err := strconv.Atoi(fields[0])
				if err != nil {
					t.Fatal(err)
				}
				return pid
			}
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the server has no engine")
	return 0
}

// query asks the server over GraphQL.
func (s *server) query(query string, into any) error {
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		return err
	}
	resp, err := http.Post(s.url+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		return err
	}
	text, err := io.ReadAll(resp.Body)
	if err := errors.Join(err, resp.Body.Close()); err != nil {
		return err
	}
	var answer struct {
		Data   json.RawMessage
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		return fmt.Errorf("%w in %s", err, text)
	}
	if len(answer.Errors) > 0 {
		return &graphqlError{answer.Errors[0].Extensions.Code, answer.Errors[0].Message}
	}
	return json.Unmarshal(answer.Data, into)
}

type graphqlError struct{ code, message string }

func (e *graphqlError) Error() string { return e.code + ": " + e.message }

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
