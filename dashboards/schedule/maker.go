// Package schedule makes packs of the meeting by itself, once data of a month is complete or on a day of the month, and keeps them.
package schedule

import (
	"context"
	"log/slog"
	"net/url"
	"strconv"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/packs"
	"giaoban/analytics/words"
	"giaoban/dashboards"
	"giaoban/dashboards/delivery"
)

// Maker makes packs and keeps them.
type Maker struct {
	Store   *analytics.Store
	Packer  *dashboards.Packer
	Archive *packs.Archive
	Courier *delivery.Courier
	Keep    int // how many packs are kept; 0 = all
	Now     func() time.Time
	Log     *slog.Logger
}

// Order says what pack to make.
type Order struct {
	Why      packs.Why
	Occasion string   // of which there is one pack at most; empty = as many as are asked for
	Query    string   // of /briefing
	Lang     string   // where the query names none: vi or en; empty = vi
	Version  int64    // the data version, where the query names none; 0 = the newest
	Forms    []string // endings of the files
	Deliver  bool
}

// Make makes a pack and keeps it; older ones than are kept go. Where there is one of the occasion already, that one is given.
func (m *Maker) Make(ctx context.Context, o Order) (packs.Pack, error) {
	query, err := o.query()
	if err != nil {
		return packs.Pack{}, err
	}
	if p, is, err := m.Archive.Of(o.Why, o.Occasion); err != nil || is {
		return p, err
	}
	made, err := m.Packer.Make(ctx, analytics.FullAccess(), query, o.Forms...)
	if err != nil {
		return packs.Pack{}, err
	}
	now := m.Now().UTC()
	p := packs.Pack{ID: packs.NewID(now), Made: now, Why: o.Why, Occasion: o.Occasion, Title: plain(made.Title), Lead: plain(made.Lead), Source: plain(made.Source), Notices: made.Notices,
		Query: made.Query, Version: made.Version, Period: made.Period, Lang: made.Lang}
	var contents [][]byte
	for _, f := range made.Files {
		p.Files, contents = append(p.Files, packs.File{Name: made.Name + "." + f.Ending, Type: f.Type}), append(contents, f.Content)
	}
	if o.Deliver {
		p.Deliveries = m.Courier.Deliveries()
	}
	kept, _, err := m.Archive.Keep(ctx, m.Store, p, contents)
	if err != nil {
		return packs.Pack{}, err
	}
	m.Courier.Wake()
	m.Trim(ctx)
	return kept, nil
}

// Trim removes packs that are older than those that are kept, and what a process that died has left. What stays for now goes next
// time.
func (m *Maker) Trim(ctx context.Context) {
	if err := m.Archive.Trim(ctx, m.Store, m.Keep); err != nil {
		m.Log.ErrorContext(ctx, "packs that are too old", "err", err)
	}
}

// query is the order's query with the language and the data version.
func (o Order) query() (string, error) {
	values, err := url.ParseQuery(strings.TrimPrefix(o.Query, "?"))
	if err != nil {
		return "", &analytics.Error{Kind: analytics.Invalid, Path: "query", Phrase: words.PackQueryWrong, Args: []any{o.Query}}
	}
	if o.Lang != "" && !values.Has("lang") {
		values.Set("lang", o.Lang)
	}
	if o.Version != 0 && !values.Has("version") {
		values.Set("version", strconv.FormatInt(o.Version, 10))
	}
	return values.Encode(), nil
}

// Check tells what is wrong with a query for packs that are made by themselves: these are always of the period and the data version
// of the day, so it names neither.
func Check(query string) error {
	p, err := dashboards.ParseParams(strings.TrimPrefix(query, "?"))
	if err != nil {
		return err
	}
	if p.From != nil || p.To != nil || p.Version != 0 {
		return &analytics.Error{Kind: analytics.Invalid, Path: "pack-query", Phrase: words.PackQueryFixed}
	}
	return nil
}

// plain is a text without the signs that keep a line from being broken: subjects and lists are no lines of ours.
func plain(text string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2060", "").Replace(text)
}
