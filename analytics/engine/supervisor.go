package engine

import (
	"context"
	"errors"
	"maps"
	"net"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"time"
	"weak"

	"giaoban/analytics/words"
)

const (
	firstDelay   = 250 * time.Millisecond
	longestDelay = 15 * time.Second
	healthyAfter = time.Minute
	portAttempts = 5
)

// supervisor keeps one engine child running until it is told to stop.
type supervisor struct {
	launch

	mu    sync.Mutex
	child *process // nil while none answers
	// conns are the open connections; weak, because clickhouse-go leaves one whose login failed to the
	// garbage collector.
	conns   map[weak.Pointer[conn]]struct{}
	closing bool

	cancel  context.CancelFunc // ends the loop
	done    chan struct{}      // closed when the loop has ended
	stopErr error              // of the last child; read after done
}

// supervise starts the first child, whose failure is the caller's, and then keeps one running.
func supervise(ctx context.Context, l launch) (*supervisor, error) {
	s := &supervisor{launch: l, done: make(chan struct{}), conns: map[weak.Pointer[conn]]struct{}{}}
	first, err := s.startAnywhere(ctx)
	if err != nil {
		return nil, err
	}
	// Not the caller's context: that one is about the start alone.
	run, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	s.setChild(first)
	go s.loop(run, first)
	return s, nil
}

// startAnywhere runs a child, on another port where the chosen one was taken meanwhile.
func (s *supervisor) startAnywhere(ctx context.Context) (*process, error) {
	var err error
	for range portAttempts {
		var p *process
		if p, err = s.start(ctx); !errors.Is(err, errPortTaken) {
			return p, err
		}
	}
	return nil, err
}

func (s *supervisor) loop(ctx context.Context, child *process) {
	defer close(s.done)
	var delay time.Duration // the first restart comes at once
	for {
		started := time.Now()
		select {
		case <-ctx.Done():
			s.setChild(nil)
			s.stopErr = child.stop()
			return
		case <-child.exited:
		}
		s.setChild(nil)
		s.log.Error("the engine died", "how", child.ending(), "pid", child.cmd.Process.Pid,
			"lived", time.Since(started).Round(time.Millisecond), "last_lines", child.out.tail())
		if time.Since(started) >= healthyAfter {
			delay = 0
		}
		if child, delay = s.restart(ctx, delay); child == nil {
			return
		}
	}
}

// restart tries until a child runs, or returns nil when the context ends. It returns the delay that
// the next death costs.
func (s *supervisor) restart(ctx context.Context, delay time.Duration) (*process, time.Duration) {
	for {
		select {
		case <-ctx.Done():
			return nil, delay
		case <-time.After(delay):
		}
		delay = min(max(firstDelay, 2*delay), longestDelay)
		began := time.Now()
		child, err := s.startAnywhere(ctx)
		if err != nil {
			if ctx.Err() == nil {
				s.log.Error("the engine did not start again", "err", err, "next_try_in", delay)
			}
			continue
		}
		s.setChild(child)
		s.log.Info("the engine runs again", "pid", child.cmd.Process.Pid, "after", time.Since(began).Round(time.Millisecond))
		return child, delay
	}
}

// stop cuts the queries under way and ends the loop and its child.
func (s *supervisor) stop() error {
	s.mu.Lock()
	s.closing = true
	open := slices.Collect(maps.Keys(s.conns))
	s.mu.Unlock()
	var errs []error
	for _, key := range open { // of queries under way: else ClickHouse waits 5 seconds for them
		if c := key.Value(); c != nil {
			if err := c.Close(); !errors.Is(err, net.ErrClosed) {
				errs = append(errs, err)
			}
		}
	}
	s.cancel()
	<-s.done
	return errors.Join(append(errs, s.stopErr)...)
}

func (s *supervisor) setChild(p *process) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.child = p
}

func (s *supervisor) pid() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.child == nil {
		return 0
	}
	return s.child.cmd.Process.Pid
}

// address returns where the engine listens now, or why it does not.
func (s *supervisor) address() (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.child == nil {
		return "", s.down(&net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED})
	}
	return net.JoinHostPort("127.0.0.1", strconv.Itoa(s.child.port)), nil
}

// down makes the error of a connection that failed or broke; call it with mu held.
func (s *supervisor) down(cause error) error {
	if s.closing {
		return fail(cause, words.EngineClosed)
	}
	return fail(cause, words.EngineNotRunning)
}

// dial connects to the engine wherever it listens now; the address of the pool means nothing here.
func (s *supervisor) dial(ctx context.Context, _ string) (net.Conn, error) {
	address, err := s.address()
	if err != nil {
		return nil, err
	}
	c, err := dialTCP(ctx, address, s.lost)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closing {
		return nil, s.down(errors.Join(net.ErrClosed, c.Close()))
	}
	key := weak.Make(c)
	s.conns[key] = struct{}{}
	c.closed = func() { s.forget(key) }
	runtime.AddCleanup(c, s.forget, key)
	return c, nil
}

func (s *supervisor) forget(key weak.Pointer[conn]) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, key)
}

// lost is down for callers that do not hold mu.
func (s *supervisor) lost(cause error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.down(cause)
}
