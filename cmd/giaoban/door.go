package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/archive"
	"giaoban/analytics/engine"
	"giaoban/analytics/intake"
	"giaoban/analytics/packs"
	"giaoban/analytics/words"
	"giaoban/dashboards"
)

// door is the way of a command to a ledger: the ledger itself, or the server that has its directory open.
type door interface {
	importFile(ctx context.Context, src intake.Source, o importOptions, progress func(intake.Progress), rejects io.Writer) (*intake.Result, error)
	undo(ctx context.Context, version uint64, force bool) (*analytics.Commit, error)
	history(ctx context.Context) ([]analytics.History, error)
	diff(ctx context.Context, from, to uint64) (*analytics.VersionDiff, error) // 0 as to is the newest
	pin(ctx context.Context, version uint64, name string) (*analytics.History, error)
	unpin(ctx context.Context, version uint64) (*analytics.History, error)
	collect(ctx context.Context, keep int, dryRun bool) (*analytics.Collection, error)
	registries(ctx context.Context) ([]analytics.RegistryRow, error)
	coverage(ctx context.Context, period string) ([]monthCoverage, error)
	pack(ctx context.Context, p packRequest) (*dashboards.Pack, error)
	keepPack(ctx context.Context, o packOrder) (*packs.Pack, error)
	deliverPack(ctx context.Context, id string) (*packs.Pack, error)
	api() *http.Client // of GraphQL at any address; for questions alone
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

// visit opens the door of a data directory that holds something, and closes it behind use. A command that brings
// nothing in must not create a directory whose name was mistyped.
func (f ledgerFlags) visit(ctx context.Context, t terminal, use func(door) error) (err error) {
	if f.ClickHouse == "" && !engine.HoldsData(f.Data) {
		return &analytics.Error{Kind: analytics.NotFound, Phrase: words.NoDataThere, Args: []any{f.Data}}
	}
	d, err := f.door(ctx, t)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	return use(d)
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

func (l *ledger) undo(ctx context.Context, version uint64, force bool) (*analytics.Commit, error) {
	if force {
		return l.store.UndoAnyway(ctx, analytics.FullAccess(), version)
	}
	return l.store.Undo(ctx, analytics.FullAccess(), version)
}

func (l *ledger) history(ctx context.Context) ([]analytics.History, error) {
	snap, err := l.newest(ctx)
	if err != nil {
		return nil, err
	}
	return snap.History(), nil
}

func (l *ledger) diff(ctx context.Context, from, to uint64) (*analytics.VersionDiff, error) {
	return l.store.Diff(ctx, analytics.FullAccess(), int64(from), int64(to))
}

func (l *ledger) pin(ctx context.Context, version uint64, name string) (*analytics.History, error) {
	return l.store.Pin(ctx, analytics.FullAccess(), version, name)
}

func (l *ledger) unpin(ctx context.Context, version uint64) (*analytics.History, error) {
	return l.store.Unpin(ctx, analytics.FullAccess(), version)
}

func (l *ledger) collect(ctx context.Context, keep int, dryRun bool) (*analytics.Collection, error) {
	if dryRun {
		return l.store.Collectable(ctx, analytics.FullAccess(), keep)
	}
	return l.store.Collect(ctx, analytics.FullAccess(), keep)
}

func (l *ledger) registries(ctx context.Context) ([]analytics.RegistryRow, error) {
	snap, err := l.newest(ctx)
	if err != nil {
		return nil, err
	}
	return snap.RegistryRows(), nil
}

func (l *ledger) coverage(ctx context.Context, period string) ([]monthCoverage, error) {
	snap, err := l.newest(ctx)
	if err != nil {
		return nil, err
	}
	return coverageOf(ctx, snap, period)
}

func (l *ledger) newest(ctx context.Context) (*analytics.Snapshot, error) {
	return l.store.Snapshot(ctx, analytics.FullAccess(), 0)
}
