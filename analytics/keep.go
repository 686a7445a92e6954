package analytics

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"giaoban/analytics/words"

	"github.com/ClickHouse/clickhouse-go/v2"
)

const (
	keepPoll     = 50 * time.Millisecond
	cancelWait   = 30 * time.Second
	codeNotSpace = 243 // NOT_ENOUGH_SPACE
)

// keep runs BACKUP or RESTORE to its end, and ends it where ctx does.
func (s *Store) keep(ctx context.Context, name, database string, p params, progress func(done, total int64)) error {
	text := strings.Replace(statement(name), "{database:Identifier}", "`"+quoter.Replace(database)+"`", 1)
	var id, status string
	if err := s.keeper.QueryRow(withParams(ctx, p), text).Scan(&id, &status); err != nil {
		return backupError(ctx, err)
	}
	for tick := time.NewTicker(keepPoll); ; {
		state, err := s.keepState(ctx, id)
		switch {
		case ctx.Err() != nil:
			tick.Stop()
			return errors.Join(ctx.Err(), s.cancelKeep(context.WithoutCancel(ctx), id))
		case err != nil || !state.running():
			tick.Stop()
			return backupError(ctx, errors.Join(err, state.failure()))
		}
		progress(int64(state.done), int64(state.total))
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// keepState is how far a BACKUP or RESTORE is.
type keepState struct {
	status, problem, query string
	done, total            uint64
}

func (k keepState) running() bool { return k.status == "CREATING_BACKUP" || k.status == "RESTORING" }

func (k keepState) failure() error {
	if k.status == "" || k.status == "BACKUP_CREATED" || k.status == "RESTORED" {
		return nil
	}
	text, _, _ := strings.Cut(k.problem, ", Stack trace")
	ex := &clickhouse.Exception{Message: text}
	_, _ = fmt.Sscanf(text, "Code: %d.", &ex.Code) // where it has none, the text tells enough
	return ex
}

func (s *Store) keepState(ctx context.Context, id string) (k keepState, err error) {
	row := s.keeper.QueryRow(withParams(ctx, params{"id": id}), statement("backup_state"))
	err = row.Scan(&k.status, &k.problem, &k.query, &k.done, &k.total)
	if errors.Is(err, sql.ErrNoRows) { // the engine died and runs again: it knows nothing of it
		err = &Error{Kind: Unavailable, Phrase: words.EngineDown, Err: err}
	}
	return k, err
}

// cancelKeep stops a BACKUP or RESTORE and waits until it has: it would go on writing.
func (s *Store) cancelKeep(ctx context.Context, id string) error {
	ctx, cancel := context.WithTimeout(ctx, cancelWait)
	defer cancel()
	for {
		state, err := s.keepState(ctx, id)
		if err != nil || !state.running() {
			return nil // it is over, one way or another
		}
		if err := s.keeper.Exec(withParams(ctx, params{"query": state.query}), statement("backup_cancel")); err != nil {
			return err
		}
		time.Sleep(keepPoll)
	}
}

// backupError is engineError for backups, where the disk may be full.
func backupError(ctx context.Context, err error) error {
	var ex *clickhouse.Exception
	if errors.As(err, &ex) && (ex.Code == codeNotSpace || strings.Contains(ex.Message, "No space left on device")) {
		return &Error{Kind: Unavailable, Phrase: words.BackupDiskFull, Err: err}
	}
	err = engineError(ctx, err)
	var known *Error
	if err != nil && !errors.As(err, &known) && !errors.Is(err, context.Canceled) {
		return &Error{Kind: Unavailable, Phrase: words.BackupFailed, Args: []any{err.Error()}}
	}
	return err
}
