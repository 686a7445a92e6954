package analytics

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"time"

	"giaoban/analytics/words"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// The lock of a shared database: its holder tells it every lockBeat that it lives, and after lockSilence without a
// word another process may take over. A process that was only paused finds its change void then (see takeVersion).
const (
	lockBeat    = 5 * time.Second
	lockSilence = 30 // seconds, by the server's clock
	codeExists  = 57 // TABLE_ALREADY_EXISTS
	codeMissing = 60 // UNKNOWN_TABLE
)

func randomID() string { return rand.Text()[:12] }

// lock waits for the other changes of this process and, with a shared database, takes its lock.
func (s *Store) lock(ctx context.Context) (release func(), err error) {
	select {
	case s.writing <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	unlock := func() { <-s.writing }
	if !s.shared {
		return unlock, nil
	}
	shared, err := s.lockShared(ctx)
	if err != nil {
		unlock()
		return nil, err
	}
	return func() { shared(); unlock() }, nil
}

func (s *Store) lockShared(ctx context.Context) (release func(), err error) {
	holding, holder, free, err := s.lockState(ctx)
	switch {
	case err != nil:
		return nil, err
	case holding != "" && !free:
		return nil, &Error{Kind: Conflict, Phrase: words.LockHeld, Args: []any{holder}}
	case holding != "":
		p := params{"retired": "writer_lock_" + holding}
		if err := s.writer.Exec(withParams(ctx, p), statement("lock_retire")); isCode(err, codeExists, codeMissing) {
			return nil, &Error{Kind: Conflict, Phrase: words.LockHeld, Args: []any{holder}}
		} else if err != nil {
			return nil, err
		}
	}
	if err := s.writer.Exec(ctx, statement("lock_create")); isCode(err, codeExists) {
		return nil, &Error{Kind: Conflict, Phrase: words.LockHeld, Args: []any{"?"}}
	} else if err != nil {
		return nil, err
	}
	mine, _, _, err := s.lockState(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.beat(ctx, mine, false); err != nil {
		return nil, err
	}
	s.unsure.Store(true) // what the last holder committed must be known before this one writes
	if err := s.refresh(ctx); err != nil {
		return nil, err
	}
	if holding != "" { // the last holder may only have been paused: what it commits from now on is void
		if _, err := s.takeVersion(ctx, takeover, ""); err != nil {
			return nil, err
		}
	}
	return s.keepBeating(mine), nil
}

// keepBeating tells that the holder lives until the lock is released.
func (s *Store) keepBeating(holding string) (release func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for tick := time.NewTicker(lockBeat); ; {
			select {
			case <-ctx.Done():
				tick.Stop()
				return
			case <-tick.C:
				if err := s.beat(ctx, holding, false); err != nil && ctx.Err() == nil {
					s.log.Warn("lock not renewed", "err", err)
				}
			}
		}
	}()
	return func() {
		cancel()
		<-done
		ctx, cancel := context.WithTimeout(context.Background(), lockBeat)
		defer cancel()
		if err := s.beat(ctx, holding, true); err != nil {
			s.log.Warn("lock not given back; it falls free by itself", "err", err)
		}
		s.dropRetired(ctx)
	}
}

func (s *Store) beat(ctx context.Context, holding string, released bool) error {
	p := params{"holding": holding, "holder": quoted([]string{s.holder}), "released": flag(released)}
	return s.writer.Exec(withParams(ctx, p), statement("lock_beat"))
}

func (s *Store) lockState(ctx context.Context) (holding, holder string, free bool, err error) {
	p := params{"silence": number(lockSilence)}
	err = s.writer.QueryRow(withParams(ctx, p), statement("lock_state")).Scan(&holding, &holder, &free)
	if errors.Is(err, sql.ErrNoRows) || isCode(err, codeMissing) {
		return "", "", false, nil
	}
	return holding, holder, free, err
}

// dropRetired removes locks that were retired so long ago that nobody can still be about to retire them.
func (s *Store) dropRetired(ctx context.Context) {
	var old []string
	err := s.writer.QueryRow(ctx, statement("lock_old")).Scan(&old)
	for _, table := range old {
		err = errors.Join(err, s.writer.Exec(withParams(ctx, params{"table": table}), statement("lock_drop")))
	}
	if err != nil {
		s.log.Warn("retired locks not removed", "err", err)
	}
}

func isCode(err error, codes ...int32) bool {
	var ex *clickhouse.Exception
	if errors.As(err, &ex) {
		for _, c := range codes {
			if ex.Code == c {
				return true
			}
		}
	}
	return false
}
