package dashboards

import (
	"context"
	"net/http"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// asked is what one request asks for: its parameters, made whole with the defaults of the data version that it is
// answered from. Every number of a page comes through one asked, so all belong together.
type asked struct {
	Params
	origin    string // of addresses that leave this server, such as http://127.0.0.1:8080
	maySign   bool   // the reader may make signed links
	framed    bool   // some site may show charts in frames
	guessed   string // the same where nobody but the request says so, and the reader's browser may know better
	path      string // of the page, which its links lead back to
	whole     bool   // what is asked for is a file, which has room for all rows
	snap      *analytics.Snapshot
	settings  analytics.Settings
	places    charts.Places // of the topics, by which they have their colours
	current   analytics.Range
	baselines []analytics.Baseline // each run of months once

	registries map[analytics.Registry][]*analytics.Entry // that were asked for
}

// ask reads the request and opens its data version. With an empty store, current is the zero Range.
func (h *handler) ask(r *http.Request) (*asked, error) {
	p, err := ParseParams(r.URL.RawQuery)
	if err == nil && p.Theme == themePrint && r.PathValue("file") == "" {
		err = &paramError{paramTheme, p.Theme, words.PageBadOneOf, []any{themeLight + ", " + themeDark}}
	}
	if err != nil {
		return &asked{Params: p}, err
	}
	if p.signed = signedBy(r); p.signed != nil && p.signed.at != 0 {
		p.Version = p.signed.at
	}
	return h.open(r.Context(), access(r), p, r.URL.Path, h.origin(r))
}

// open opens the data version that the parameters of a page ask for.
func (h *handler) open(ctx context.Context, access analytics.Access, p Params, path, origin string) (*asked, error) {
	snap, err := h.store.Snapshot(ctx, access, p.Version)
	if err != nil {
		return &asked{Params: p}, err
	}
	a := &asked{Params: p.onPath(path), origin: origin, framed: len(h.parents) > 0, maySign: h.links != nil && access.MayChange() == nil, path: path, snap: snap, settings: snap.Settings(),
		places: charts.PlacesOf(snap.Entries(analytics.Topics, nil))}
	if h.base == "" {
		a.guessed = a.origin
	}
	switch {
	case p.From != nil:
		a.current = analytics.Range{From: *p.From, To: *p.To}
	case a.settings.DefaultPeriod != nil:
		a.current = *a.settings.DefaultPeriod
	}
	seen := map[analytics.Range]bool{}
	for _, b := range p.Baselines {
		// Twelve months before and the same months of the year before are one period, and so is one chosen twice.
		if r := b.Range(a.current); !seen[r] && r != a.current {
			seen[r] = true
			a.baselines = append(a.baselines, b)
		}
	}
	return a, nil
}

// empty tells whether there is nothing to show at all.
func (a *asked) empty() bool { return a.settings.Covered == nil }

// pinned is the state with every default written out, so that a chart or table fetched later shows the same numbers
// as the page, whatever was imported meanwhile.
func (a *asked) pinned() Params {
	p := a.withPeriod(a.current)
	p.Version = a.snap.Meta().DataVersion
	return p
}

// months is the span that a page shows month by month: as many as the reader chose, else two years up to the period's end,
// more where the period or a baseline reaches further back, but not into months before the first data.
func (a *asked) months() analytics.Range {
	const usual, most = 24, 60
	shown := usual
	if a.Months != 0 {
		shown = a.Months
	}
	r := analytics.Range{From: min(a.current.From, a.current.To.Add(1-shown)), To: a.current.To}
	for _, b := range a.baselines {
		if from := b.Range(a.current).From; a.Months == 0 && from < r.From && from >= a.current.To.Add(1-most) {
			r.From = from
		}
	}
	if covered := a.settings.Covered; covered != nil && r.From < covered.From {
		r.From = min(covered.From, a.current.From)
	}
	return r
}

// baselineRanges are the months of the baselines.
func (a *asked) baselineRanges() []analytics.Range {
	ranges := make([]analytics.Range, len(a.baselines))
	for i, b := range a.baselines {
		ranges[i] = b.Range(a.current)
	}
	return ranges
}

func (a *asked) compare(ctx context.Context, by analytics.Dimension, filter analytics.Filter, top int) (*analytics.Comparison, error) {
	return a.snap.Compare(ctx, analytics.CompareQuery{
		Measure: a.Measure, By: by, Current: a.current, Baselines: a.baselines, Filter: filter, Top: top,
	})
}

func (a *asked) figures(ctx context.Context) (*analytics.KeyFigures, error) {
	return a.snap.KeyFigures(ctx, analytics.KeyFiguresQuery{Current: a.current, Baselines: a.baselines, Filter: a.Filter})
}

func (a *asked) trends(ctx context.Context, by analytics.Dimension, top int, expected bool) (*analytics.TopicTrends, error) {
	return a.snap.TopicTrends(ctx, analytics.TrendsQuery{Measure: a.Measure, By: by, Period: a.months(), Filter: a.Filter, Top: top, Expected: expected})
}
