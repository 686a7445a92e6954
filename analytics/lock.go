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

// The lock of a shared database is a table, because creating and renaming one are all that ClickHouse does for one
// process only. Its holder tells every lockBeat that it lives; after a time of silence another process may take over.
// A holder that was only paused cannot commit then: the row that commits is inserted on the condition that the lock
// is still its own (sql/add_commit.sql), the successor waits for such an insert under way, and then sets a fence.
const (
	lockBeat    = 5 * time.Second
	lockSilence = 30 * time.Second // by the server's clock
	lockGrace   = 3 * time.Second  // longer than the server takes to insert one row
	codeExists  = 57               // TABLE_ALREADY_EXISTS
	codeMissing = 60               // UNKNOWN_TABLE
)

func randomID() string { return rand.Text()[:12] }

// held is the right to write: one change at a time.
type held struct {
	holding string // names this holding of a shared database's lock; empty where there is none
	release func()
}

// lock waits for the other changes of this process and, with a shared database, takes its lock.
func (s *Store) lock(ctx context.Context) (held, error) {
	select {
	case s.writing <- struct{}{}:
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return held{}, &Error{Kind: Conflict, Phrase: words.LockBusy}
		}
		return held{}, ctx.Err()
	}
	unlock := func() { <-s.writing }
	if !s.shared {
		return held{release: unlock}, nil
	}
	holding, err := s.lockShared(ctx)
	if err != nil {
		unlock()
		return held{}, err
	}
	giveBack := s.keepBeating(holding)
	return held{holding, func() { giveBack(); unlock() }}, nil
}

func (s *Store) lockShared(ctx context.Context) (holding string, err error) {
	last, err := s.lockState(ctx)
	switch {
	case err != nil:
		return "", err
	case last.Holding != "" && !last.Released && !last.Silent:
		return "", &Error{Kind: Conflict, Phrase: words.LockHeld, Args: []any{last.Holder}}
	case last.Holding != "":
		p := params{"retired": "writer_lock_" + last.Holding}
		if err := s.writer.Exec(withParams(ctx, p), statement("lock_retire")); isCode(err, codeExists, codeMissing) {
			return "", &Error{Kind: Conflict, Phrase: words.LockHeld, Args: []any{last.Holder}}
		} else if err != nil {
			return "", err
		}
	}
	if err := s.writer.Exec(ctx, statement("lock_create")); isCode(err, codeExists) {
		return "", &Error{Kind: Conflict, Phrase: words.LockHeld, Args: []any{"?"}}
	} else if err != nil {
		return "", err
	}
	mine, err := s.lockState(ctx)
	if err != nil {
		return "", err
	}
	if err := s.beat(ctx, mine.Holding, false); err != nil {
		return "", err
	}
	if last.Holding != "" && !last.Released {
		return mine.Holding, s.succeed(ctx, last)
	}
	s.unsure.Store(true) // what the last holder committed must be known before this one writes
	return mine.Holding, s.refresh(ctx)
}

// succeed takes over from a holder that fell silent and may only be paused.
func (s *Store) succeed(ctx context.Context, last lockState) error {
	s.log.Warn("taking over the lock of a process that fell silent", "holder", last.Holder)
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(lockGrace):
	}
	s.unsure.Store(true)
	if err := s.refresh(ctx); err != nil {
		return err
	}
	_, err := s.takeVersion(ctx, takeover, "", s.ledger.Load().newestVersion())
	return err
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

// lockState is who has the lock; Holding is empty where nobody has it.
type lockState struct {
	Holding, Holder  string
	Released, Silent bool
}

func (s *Store) lockState(ctx context.Context) (l lockState, err error) {
	p := params{"silence": number(int(s.silence.Seconds()))}
	err = s.writer.QueryRow(withParams(ctx, p), statement("lock_state")).Scan(&l.Holding, &l.Holder, &l.Released, &l.Silent)
	if errors.Is(err, sql.ErrNoRows) || isCode(err, codeMissing) {
		return lockState{}, nil
	}
	return l, err
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
