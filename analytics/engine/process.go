package engine

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"

	"giaoban/analytics/words"
)

const (
	startWait = 60 * time.Second
	stopWait  = 15 * time.Second // more than the child itself gives ClickHouse, see stopWithParent
)

// errPortTaken: somebody took the port between our choosing it and the child's opening it.
var errPortTaken = errors.New("the port is taken")

// errReported: the child reported an error instead of listening.
var errReported = errors.New("the engine reported an error")

// launch is what a child process needs; it stays the same over restarts.
type launch struct {
	library string
	where   layout
	lock    *os.File
	log     *slog.Logger
	port    func(context.Context) (int, error) // picks the port of each child
}

// process is one run of the engine child.
type process struct {
	cmd    *exec.Cmd
	stdin  io.Closer
	out    *output
	port   int
	ready  chan error    // gets one value when the child has said whether it listens
	exited chan struct{} // closed when it is gone and its output is read
}

// start runs a child and waits until it listens. Nothing may connect, and so send a password, before
// our own child has said that the port is its own.
func (l launch) start(ctx context.Context) (*process, error) {
	p, err := l.spawn(ctx)
	if err != nil {
		return nil, err
	}
	timeout := time.NewTimer(startWait)
	defer timeout.Stop()
	select {
	case err = <-p.ready:
	case <-p.exited:
		err = p.startError(l.library)
	case <-timeout.C:
		err = fail(nil, words.EngineStartTimeout, strconv.Itoa(int(startWait.Seconds())), p.out.tail())
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err == nil {
		return p, nil
	}
	killErr := p.kill()
	if errors.Is(err, errReported) { // now that all its output is read
		err = fail(nil, words.EngineDiedAtStart, words.EngineReportedError, p.out.tail())
	}
	return nil, errors.Join(err, killErr)
}

func (l launch) spawn(ctx context.Context) (*process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	port, err := l.port(ctx)
	if err != nil {
		return nil, err
	}
	p := &process{port: port, ready: make(chan error, 1), exited: make(chan struct{})}
	p.out = &output{listen: func(line string) { p.hear(line, l.log) }}
	p.cmd = exec.Command(self, //nolint:noctx // it outlives the call that starts it
		childMarker, l.library, l.where.root, strconv.Itoa(port), l.where.readable(),
		"--config-file="+l.where.configFile(), "--path="+l.where.data,
		"--listen_host=127.0.0.1", fmt.Sprintf("--tcp_port=%d", port),
		"--interactive", "--disable_suggestion", "--history_file=/dev/null",
		"--progress=off", "--progress-table=off", "--highlight=0",
		"--query", "SYSTEM START LISTEN TCP")
	p.cmd.Dir = l.where.root
	// A fresh environment: the client inside ClickHouse takes user, password and host from CLICKHOUSE_…
	// variables. UTC because the reporting calendar is giaoban's business and not the engine's.
	p.cmd.Env = []string{"TZ=UTC", "LANG=C.UTF-8", "HOME=" + l.where.root}
	if path := os.Getenv("LD_LIBRARY_PATH"); path != "" {
		p.cmd.Env = append(p.cmd.Env, "LD_LIBRARY_PATH="+path)
	}
	p.cmd.ExtraFiles = []*os.File{l.lock} // the directory is free only when the child is gone too
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	p.cmd.Stdout, p.cmd.Stderr = p.out, p.out
	p.cmd.WaitDelay = time.Second
	if p.stdin, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		_ = p.cmd.Wait() // how it ended is read from ProcessState
		close(p.exited)
	}()
	return p, nil
}

// hear listens to the child's output until it has said whether the port is open.
func (p *process) hear(line string, log *slog.Logger) {
	if reason, ok := strings.CutPrefix(line, sayNoSandbox); ok {
		log.Warn("the engine is not confined to its directory: giaoban's own SQL could read other files", "cause", reason)
		return
	}
	var verdict error
	switch {
	case strings.HasPrefix(line, "Ok."): // the answer to START LISTEN
	case strings.Contains(line, "Address already in use"):
		verdict = errPortTaken
	case strings.Contains(line, "DB::Exception"):
		verdict = errReported
	default:
		return
	}
	select {
	case p.ready <- verdict:
	default: // said already; later lines are only kept for the tail
	}
}

// startError says why a child ended before it listened.
func (p *process) startError(library string) error {
	tail := p.out.tail()
	for line := range strings.Lines(tail) {
		if reason, ok := strings.CutPrefix(line, sayTerminal); ok {
			return fail(errors.New(strings.TrimSpace(reason)), words.EngineNoTerminal)
		}
		if reason, ok := strings.CutPrefix(line, sayLibrary); ok {
			return fail(errors.New(strings.TrimSpace(reason)), words.EngineLibraryBad, library)
		}
	}
	return fail(nil, words.EngineDiedAtStart, p.ending(), tail)
}

// ending says how the process ended; call it after exited is closed.
func (p *process) ending() string { return p.cmd.ProcessState.String() }

// stop asks the child to end by closing its input and waits; one that does not end is killed.
func (p *process) stop() error {
	err := p.stdin.Close()
	if errors.Is(err, os.ErrClosed) {
		err = nil // the child died a moment ago and Wait has closed the pipe
	}
	select {
	case <-p.exited:
	case <-time.After(stopWait):
		err = errors.Join(err, p.kill())
	}
	if !p.cmd.ProcessState.Success() {
		return fail(err, words.EngineNotClean, p.ending())
	}
	return err
}

func (p *process) kill() error {
	err := p.cmd.Process.Kill()
	<-p.exited
	if errors.Is(err, os.ErrProcessDone) {
		return nil
	}
	return err
}

// freePort picks a loopback port that nobody uses now.
func freePort(ctx context.Context) (int, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	port := l.Addr().(*net.TCPAddr).Port
	return port, l.Close()
}
