package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/archive"
	"giaoban/analytics/engine"
	"giaoban/analytics/intake"
	"giaoban/analytics/words"
)

// door is the way of a command to a ledger: the ledger itself, or the server that has its directory open.
type door interface {
	importFile(ctx context.Context, src intake.Source, o importOptions, progress func(intake.Progress), rejects io.Writer) (*intake.Result, error)
	undo(ctx context.Context, version uint64) (*analytics.Commit, error)
	history(ctx context.Context) ([]analytics.History, error)
	backup(ctx context.Context, dir string, full bool, progress func(archive.Progress)) (*archive.Taken, error)
	close() error
}

// door asks the server that has the data directory open, where there is one, else opens the ledger. A directory that
// another process holds without answering, such as a server that is starting or an import, is waited for.
func (f ledgerFlags) door(ctx context.Context, t terminal) (door, error) {
	log := slog.New(slog.NewTextHandler(t.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	for told, deadline := false, time.Now().Add(doorWait); ; told = true {
		if f.ClickHouse == "" {
			if r := dialServer(ctx, f.Data); r != nil {
				return r, nil
			}
		}
		l, err := f.open(ctx, log)
		var busy *engine.Error
		if err == nil {
			return l, nil
		} else if !errors.As(err, &busy) || busy.Phrase != words.EngineDirectoryInUse || time.Now().After(deadline) {
			return nil, err
		}
		if !told {
			fmt.Fprintln(t.err, words.WaitingForDirectory.In(t.lang, f.Data))
		}
	}
}

// doorWait is how long a command waits for a directory that another process has open.
const doorWait = 10 * time.Minute

func (l *ledger) importFile(ctx context.Context, src intake.Source, o importOptions, progress func(intake.Progress), rejects io.Writer) (*intake.Result, error) {
	if err := l.store.Fits(o.Timezone, o.CutoffDay); err != nil {
		return nil, err
	}
	options, err := o.intake(l.today())
	if err != nil {
		return nil, err
	}
	if o.Rejects {
		options.Rejects = rejects
	}
	return intake.Import(ctx, l.store, analytics.FullAccess(), src, options, progress)
}

func (l *ledger) undo(ctx context.Context, version uint64) (*analytics.Commit, error) {
	return l.store.Undo(ctx, analytics.FullAccess(), version)
}

func (l *ledger) history(ctx context.Context) ([]analytics.History, error) {
	snap, err := l.store.Snapshot(ctx, analytics.FullAccess(), 0)
	if err != nil {
		return nil, err
	}
	return snap.History(), nil
}
