package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/engine"
	"giaoban/dashboards/render"
	"giaoban/dashboards/schedule"
)

// ledgerFlags say where the data is; every command that works on it has them.
type ledgerFlags struct {
	Data       string `help:"Data directory of the built-in ClickHouse (default: ${default})." env:"GIAOBAN_DATA" default:"data" type:"path" placeholder:"DIR"`
	ClickHouse string `name:"clickhouse" help:"An own ClickHouse server in place of the built-in one, such as clickhouse://user:password@host:9000/giaoban." env:"GIAOBAN_CLICKHOUSE" placeholder:"DSN"`
	Libchdb    string `help:"Path of libchdb.so, the built-in ClickHouse (found by itself after make build)." env:"GIAOBAN_LIBCHDB" placeholder:"FILE"`
	Timezone   string `help:"Time zone of reporting months, fixed when the data is new (Asia/Ho_Chi_Minh)." env:"GIAOBAN_TIMEZONE" placeholder:"ZONE"`
	CutoffDay  int    `help:"Day on which a reporting month begins, 1 to 28, fixed when the data is new (1)." env:"GIAOBAN_CUTOFF_DAY" placeholder:"N"`
}

// ledger is an engine and the store on it.
type ledger struct {
	engine *engine.Engine
	store  *analytics.Store

	log      *slog.Logger
	maker    *schedule.Maker  // of packs that are kept; nil where none are
	pictures *render.Renderer // of the pages; nil = those of packs are made by one of their own
}

const startTimeout = time.Minute

func (f ledgerFlags) open(ctx context.Context, log *slog.Logger, also ...func(*analytics.Options)) (*ledger, error) {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	e, err := engine.Start(ctx, engine.Config{DSN: f.ClickHouse, Dir: f.Data, Library: f.Libchdb, Log: log})
	if err != nil {
		return nil, err
	}
	host, err := os.Hostname()
	if err != nil {
		host = "?"
	}
	options := analytics.Options{Writer: e.Writer(), Reader: e.Reader(), Keeper: e.Keeper(), Shared: !e.Embedded(),
		Holder: fmt.Sprintf("%s, pid %d", host, os.Getpid()), TimeZone: f.Timezone, CutoffDay: f.CutoffDay, Now: time.Now, Log: log}
	for _, change := range also {
		change(&options)
	}
	store, err := analytics.Open(ctx, options)
	if err != nil {
		return nil, errors.Join(err, e.Close())
	}
	return &ledger{engine: e, store: store, log: log}, nil
}

func (l *ledger) close() error { return l.engine.Close() }

// today is the date now where the reports are counted.
func (l *ledger) today() analytics.Date { return l.store.Calendar().LocalDate(time.Now()) }
