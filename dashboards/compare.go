package dashboards

import (
	"net/http"
	"slices"
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// chooser is a row of choices of a page, of which one or none holds.
type chooser struct {
	Label  string
	Links  []link
	Joined bool   // exactly one of them holds
	Says   string // in place of choices
}

// compared is the page of any period against up to six others.
func (h *handler) compared(r *http.Request, a *asked) (*page, error) {
	ctx := r.Context()
	title := words.CompareTitle.In(a.Lang)
	p := a.newPage("report", title+" – "+a.current.Label(a.Lang))
	d, err := newCompared(ctx, a)
	if err != nil {
		return nil, err
	}
	c, _ := d.(*compared)
	p.Opening = a.opening(title, nil)
	p.Opening.Against, p.Opening.Facts = "", a.facts(c.answer.Current) // the bar names the baselines, up to six
	p.Choosers = a.compareChoosers()
	one, err := a.part(drawingCompare, c)
	if err != nil {
		return nil, err
	}
	if one.Empty != "" {
		one.Empty = a.nothingCompared(c)
		p.Parts = []part{one}
		return p, nil
	}
	if one.Open = true; a.View == viewTable {
		one.alone()
	}
	one.Sentences, one.Notes = c.sentences(), c.notes()
	p.Parts, p.Method = []part{one}, c.method()
	return p, nil
}

// nothingCompared says why there are no rows: nothing matches, or published totals have none.
func (a *asked) nothingCompared(c *compared) string {
	if positive(c.answer.Total.Count) {
		return words.PageOnlyTotals.In(a.Lang)
	}
	return words.PageNothingToShow.In(a.Lang)
}

// by is what the rows of the comparison are.
func (p Params) by() analytics.Dimension {
	if p.By == "" {
		return analytics.ByTopic
	}
	return p.By
}

func (a *asked) compareChoosers() []chooser {
	by := chooser{Label: words.CompareBy.In(a.Lang), Joined: true}
	for _, d := range comparedBy() {
		by.Links = append(by.Links, link{Text: words.CompareBys[string(d)].In(a.Lang), Href: a.withBy(d).Link(pathCompare), Current: d == a.by()})
	}
	view := chooser{Label: words.CompareView.In(a.Lang), Joined: true}
	for _, v := range comparedViews() {
		if v == viewSlope && len(a.baselines) == 0 { // there is nothing for lines to come from
			continue
		}
		view.Links = append(view.Links, link{Text: words.CompareViews[v].In(a.Lang), Href: a.withView(v).Link(pathCompare), Current: a.withView(v).View == a.View})
	}
	all := []chooser{by, view}
	if a.by() != analytics.ByKind { // each kind is a measure of its own
		all = append(all, chooser{Label: words.CompareMeasure.In(a.Lang), Joined: true, Links: a.measureLinks()})
	}
	return append(all, a.baselineChooser())
}

// baselineChooser offers the baselines that are asked for most and are not there yet.
func (a *asked) baselineChooser() chooser {
	c := chooser{Label: words.CompareAdd.In(a.Lang)}
	if len(a.baselines) >= analytics.MaxBaselines {
		c.Says = words.CompareFull.In(a.Lang, analytics.MaxBaselines)
		return c
	}
	taken := map[analytics.Range]bool{a.current: true}
	for _, b := range a.baselines {
		taken[b.Range(a.current)] = true
	}
	offer := func(b analytics.Baseline) {
		const most = 6
		r := b.Range(a.current)
		if taken[r] || len(c.Links) >= most || !a.settings.Covered.Contains(r.To) {
			return
		}
		taken[r] = true
		p := a.Params
		p.Baselines = slices.Clone(a.baselines)
		p.Baselines = append(p.Baselines, b)
		c.Links = append(c.Links, link{Text: r.Label(a.Lang), More: a.nameOfBaseline(b), Href: p.Link(pathCompare)})
	}
	offer(analytics.Baseline{Kind: analytics.Previous})
	offer(analytics.Baseline{Kind: analytics.SameMonthsLastYear})
	before := a.current.Add(-2 * a.current.Len())
	offer(analytics.Baseline{Kind: analytics.Custom, Custom: &before})
	for years := 2; years <= 6; years++ {
		r := a.current.Add(-12 * years)
		offer(analytics.Baseline{Kind: analytics.Custom, Custom: &r})
	}
	return c
}

// nameOfBaseline says what a baseline is to the current period.
func (a *asked) nameOfBaseline(b analytics.Baseline) string {
	switch r := b.Range(a.current); {
	case b.Kind == analytics.Previous:
		return words.PagePreviousPeriod.In(a.Lang)
	case b.Kind == analytics.SameMonthsLastYear:
		return words.PageLastYear.In(a.Lang)
	case r.Len() == a.current.Len() && r.From.Month() == a.current.From.Month():
		return words.CompareSameYear.In(a.Lang, strconv.Itoa(r.To.Year()))
	case r == a.current.Add(-2*a.current.Len()):
		return words.CompareBefore.In(a.Lang)
	}
	return words.PageChosenPeriod.In(a.Lang)
}
