package main

import (
	"context"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/packs"
	"giaoban/analytics/words"
	"giaoban/dashboards"
	"giaoban/dashboards/delivery"
	"giaoban/dashboards/schedule"
)

// keptFlags say where packs are kept.
type keptFlags struct {
	Packs string `help:"Directory of the packs that were made (packs in the data directory); to be named with --clickhouse." env:"GIAOBAN_PACKS" type:"path" placeholder:"DIR"`
}

// dir is the directory of packs; empty where nothing says which.
func (f keptFlags) dir(data, clickhouse string) string {
	if f.Packs == "" && clickhouse == "" {
		return filepath.Join(data, packs.DirName)
	}
	return f.Packs
}

// packFlags say when packs are made by themselves, of what, and where they go.
type packFlags struct {
	PackWhen  []string `help:"When packs of the meeting are made and kept by themselves: month-complete (an import completes a reporting month), day:5 (on that day of the month, 1 to 28, at 07:00) or never; several by commas (default: ${default})." env:"GIAOBAN_PACK_WHEN" default:"never" placeholder:"WHEN"`
	PackQuery string   `help:"What these packs are about: parameters of /briefing without a period, such as measure=messages (all as on the page)." env:"GIAOBAN_PACK_QUERY" placeholder:"QUERY"`
	PackLang  string   `help:"Their language, vi or en (default: ${default})." enum:"vi,en" env:"GIAOBAN_PACK_LANG" default:"vi" placeholder:"LANG"`
	PackForms []string `help:"Their files: pptx, docx, xlsx, md, by commas (default: ${default})." env:"GIAOBAN_PACK_FORMS" default:"pptx,docx,xlsx" placeholder:"FORM"`
	PackKeep  int      `help:"How many packs are kept; older ones are removed, with the names of their data versions; 0: all (default: ${default})." env:"GIAOBAN_PACK_KEEP" default:"24" placeholder:"N"`
	keptFlags
	deliveryFlags
}

// packing is what the flags mean.
type packing struct {
	archive      *packs.Archive // nil: none are kept
	keep         int
	when         schedule.When
	order        schedule.Order
	destinations []delivery.Destination
}

// readPacking checks everything that can be checked without the data. base is where people reach the server; empty = unknown.
func (f packFlags) readPacking(ledger ledgerFlags, base string) (p packing, err error) {
	if p.when, err = schedule.ParseWhen(f.PackWhen); err != nil {
		return p, err
	}
	if err := checkForms("pack-forms", f.PackForms); err != nil {
		return p, err
	}
	if err := schedule.Check(f.PackQuery); err != nil {
		return p, err
	}
	if f.PackKeep < 0 {
		return p, &analytics.Error{Kind: analytics.Invalid, Path: "pack-keep", Phrase: words.PackKeepWrong}
	}
	if p.destinations, err = f.everyone(base); err != nil {
		return p, err
	}
	p.keep, p.order = f.PackKeep, schedule.Order{Query: f.PackQuery, Lang: f.PackLang, Forms: f.PackForms}
	dir := f.dir(ledger.Data, ledger.ClickHouse)
	if dir == "" {
		if !p.when.Never() {
			return p, packsWanted()
		}
		return p, nil
	}
	p.archive = packs.Open(dir)
	_, err = p.archive.List() // a record that cannot be read is told at the start
	return p, err
}

func packsWanted() error {
	return &analytics.Error{Kind: analytics.Invalid, Path: "packs", Phrase: words.PacksWanted}
}

// checkForms refuses forms of files that packs do not have.
func checkForms(flag string, forms []string) error {
	for _, form := range forms {
		if !slices.Contains(dashboards.PackForms(), form) {
			return &analytics.Error{Kind: analytics.Invalid, Path: flag, Phrase: words.PackFormUnknown, Args: []any{form}}
		}
	}
	if len(forms) == 0 {
		return &analytics.Error{Kind: analytics.Invalid, Path: flag, Phrase: words.PackFormUnknown, Args: []any{""}}
	}
	return nil
}

// options are those of the pages.
func (p packing) options() []dashboards.Option {
	if p.archive == nil {
		return nil
	}
	return []dashboards.Option{dashboards.WithPacks(p.archive, !p.when.Never())}
}

// maker makes packs of a ledger, as its pages are.
func (p packing) maker(l *ledger, log *slog.Logger, pages []dashboards.Option) *schedule.Maker {
	return &schedule.Maker{Store: l.store, Packer: dashboards.NewPacker(l.store, log, pages...), Archive: p.archive, Keep: p.keep, Now: time.Now, Log: log,
		Courier: delivery.New(p.archive, p.destinations, time.Now, log)}
}

// start makes and delivers packs until ctx ends; wait returns when it has stopped. A query that the data has no answer to is an error
// at once, and not in a month.
func (p packing) start(ctx context.Context, l *ledger) (wait func(), err error) {
	if l.maker == nil {
		return func() {}, nil
	}
	if err := p.check(ctx, l); err != nil {
		return nil, err
	}
	s := &schedule.Schedule{When: p.when, Order: p.order, Maker: l.maker}
	if err := s.Begin(ctx); err != nil {
		return nil, err
	}
	var running sync.WaitGroup
	running.Go(func() { s.Run(ctx) })
	running.Go(func() { l.maker.Courier.Run(ctx) })
	return running.Wait, nil
}

func (p packing) check(ctx context.Context, l *ledger) error {
	snap, err := l.newest(ctx)
	if err != nil || p.when.Never() || snap.Settings().Covered == nil {
		return err
	}
	_, err = l.maker.Packer.Make(ctx, analytics.FullAccess(), strings.TrimPrefix(p.order.Query, "?"))
	return err
}
