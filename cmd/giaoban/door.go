package main

import (
	"context"
	"log/slog"

	"giaoban/analytics"
	"giaoban/analytics/intake"
)

// door is the way of a command to a ledger: the ledger itself, or the server that has its directory open.
type door interface {
	importFile(ctx context.Context, src intake.Source, o importOptions, progress func(intake.Progress)) (*intake.Result, error)
	undo(ctx context.Context, version uint64) (*analytics.Commit, error)
	history(ctx context.Context) ([]analytics.History, error)
	close() error
}

// door asks the server that has the data directory open, where there is one, else opens the ledger.
func (f ledgerFlags) door(ctx context.Context, t terminal) (door, error) {
	if f.ClickHouse == "" {
		if r := dialServer(ctx, f.Data); r != nil {
			return r, nil
		}
	}
	return f.open(ctx, slog.New(slog.NewTextHandler(t.err, &slog.HandlerOptions{Level: slog.LevelWarn})))
}

func (l *ledger) importFile(ctx context.Context, src intake.Source, o importOptions, progress func(intake.Progress)) (*intake.Result, error) {
	options, err := o.intake(l.today())
	if err != nil {
		return nil, err
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
