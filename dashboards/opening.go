package dashboards

import (
	"context"
	"slices"
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// opening is the top of a page: what it is about, against what, and the ways to ask for something else.
type opening struct {
	Crumbs   []link
	Title    string
	Period   string
	Against  string // the baselines in one sentence; empty = none
	Facts    []string
	Presets  []link
	Filters  []link // each leads to the page without it
	Form     form
	Measures []link // where no cards choose the measure
}

func (a *asked) opening(title string, crumbs []link) *opening {
	o := &opening{Title: title, Crumbs: crumbs, Period: unbroken(a.current.Label(a.Lang)), Presets: a.presets(), Filters: a.filters(), Form: a.form()}
	names := make([]string, len(a.baselines))
	for i, b := range a.baselines {
		names[i] = within(a.Lang, b.Range(a.current).Label(a.Lang)) + " (" + a.baselineName(i) + ")"
	}
	o.Against = joined(a.Lang, names)
	return o
}

// facts say which data the page is made from.
func (a *asked) facts(current analytics.Period) []string {
	meta := a.snap.Meta()
	var facts []string
	if meta.CutoffDay != 1 {
		facts = append(facts, words.PageDays.In(a.Lang, dateText(a.Lang, current.Start), dateText(a.Lang, current.End)),
			words.PageCutoff.In(a.Lang, strconv.Itoa(meta.CutoffDay)))
	}
	if meta.CompleteThrough != nil {
		facts = append(facts, words.PageThrough.In(a.Lang, dateText(a.Lang, *meta.CompleteThrough)))
	}
	return append(facts, words.PageDataVersion.In(a.Lang, strconv.FormatInt(meta.DataVersion, 10)))
}

// presets are the periods that are asked for most, counted back from the last complete month.
func (a *asked) presets() []link {
	if a.settings.DefaultPeriod == nil {
		return nil
	}
	last := a.settings.DefaultPeriod.To
	quarter := last.Add(-(int(last.Month()) % 3))
	choices := []struct {
		name words.Phrase
		span analytics.Range
	}{
		{words.PagePresetMonth, analytics.Range{From: last, To: last}},
		{words.PagePresetTwo, analytics.Range{From: last.Add(-1), To: last}},
		{words.PagePresetQuarter, analytics.Range{From: quarter.Add(-2), To: quarter}},
		{words.PagePresetSix, analytics.Range{From: last.Add(-5), To: last}},
		{words.PagePresetYear, analytics.Range{From: last.Add(-11), To: last}},
	}
	var links []link
	for _, c := range choices {
		if a.settings.Covered.Contains(c.span.From) {
			links = append(links, link{Text: c.name.In(a.Lang), Href: a.withPeriod(c.span).Link(a.path), Current: c.span == a.current})
		}
	}
	return links
}

// filters name what restricts the page; its own topic is its title, not a filter.
func (a *asked) filters() []link {
	var links []link
	add := func(registry analytics.Registry, codes []string, drop func(p *Params, code string)) {
		for _, code := range codes {
			name := code
			if e, err := a.snap.Entry(registry, code); err == nil {
				name = e.Name(a.Lang)
			}
			p := a.Params
			drop(&p, code)
			links = append(links, link{Text: name, Href: p.Link(a.path)})
		}
	}
	if a.path != pathTopics {
		add(analytics.Topics, a.Filter.Topics, func(p *Params, code string) { p.Filter.Topics = without(p.Filter.Topics, code) })
	}
	add(analytics.Units, a.Filter.Units, func(p *Params, code string) { p.Filter.Units = without(p.Filter.Units, code) })
	add(analytics.Channels, a.Filter.Channels, func(p *Params, code string) { p.Filter.Channels = without(p.Filter.Channels, code) })
	for _, k := range a.Filter.Kinds {
		p := a.Params
		p.Filter.Kinds = slices.DeleteFunc(slices.Clone(p.Filter.Kinds), func(x analytics.ReportKind) bool { return x == k })
		links = append(links, link{Text: kindWords[k].In(a.Lang), Href: p.Link(a.path)})
	}
	if a.Version != 0 { // the page stands still while new data comes
		p := a.Params
		p.Version = 0
		links = append(links, link{Text: words.PageDataVersion.In(a.Lang, strconv.FormatInt(a.Version, 10)), Href: p.Link(a.path)})
	}
	return links
}

var kindWords = map[analytics.ReportKind]words.Phrase{
	analytics.Written: words.PageKindWritten, analytics.Message: words.PageKindMessage, analytics.Synthesis: words.PageKindSynthesis,
}

// frame is a page with its opening and its key figures.
func (a *asked) frame(ctx context.Context, title string, crumbs []link) (*page, *analytics.KeyFigures, error) {
	k, err := a.figures(ctx)
	if err != nil {
		return nil, nil, err
	}
	p := a.newPage("report", title+" – "+a.current.Label(a.Lang))
	p.Opening = a.opening(title, crumbs)
	p.Opening.Facts = a.facts(k.Current)
	p.Figures, p.Notes = a.cards(a.path, k)
	return p, k, nil
}
