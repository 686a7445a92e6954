package dashboards

import (
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// bar is the line under a page's title that says what the page is about and lets it be changed: the period with the ways
// to the one before and after it, what it is compared with, what is filtered. All of it is links and one form, so that the
// address is the state, and nothing needs script.
type bar struct {
	Text    map[string]string
	Period  string
	Summary string // the rest of the state in short: "so với 2 kỳ, 1 bộ lọc"
	Earlier *link
	Later   *link
	Against []baselineChip
	Filters []link // each leads to the page without it
	Many    bool   // there is more than one line has room for
	Presets []link
	Form    form
}

// baselineChip is a baseline, with the way to the page without it.
type baselineChip struct {
	Mark       int // its colour
	Text, Name string
	Href       string
}

func (a *asked) bar() *bar {
	b := &bar{Text: map[string]string{}, Period: a.current.Label(a.Lang), Filters: a.filters(), Presets: a.presets(), Form: a.form()}
	for key, phrase := range words.FilterBar {
		b.Text[key] = phrase.In(a.Lang)
	}
	b.Earlier, b.Later = a.step(-1, words.BarEarlier), a.step(1, words.BarLater)
	if a.path != pathReports { // a list compares nothing
		b.Against = a.baselineChips()
	}
	b.Many = len(b.Against)+len(b.Filters) > 3
	b.Summary = a.barSummary(len(b.Filters))
	return b
}

// step is the way to as many months just before or after; nil where there is no data.
func (a *asked) step(direction int, name words.Phrase) *link {
	span := a.current.Add(direction * a.current.Len())
	covered := a.settings.Covered
	if span.From < analytics.FirstMonth || span.To > analytics.LastMonth || span.To < covered.From || span.From > covered.To {
		return nil
	}
	return &link{Text: name.In(a.Lang, within(a.Lang, span.Label(a.Lang))), Href: a.withPeriod(span).Link(a.path)}
}

func (a *asked) baselineChips() []baselineChip {
	var chips []baselineChip
	for i, b := range a.baselines {
		chips = append(chips, baselineChip{Mark: i + 1, Text: b.Range(a.current).Label(a.Lang), Name: a.baselineName(i),
			Href: a.withoutBaseline(b.Range(a.current)).Link(a.path)})
	}
	return chips
}

// withoutBaseline drops a run of months from the baselines, by whatever names it is there.
func (a *asked) withoutBaseline(span analytics.Range) Params {
	p := a.Params
	p.Baselines = nil
	for _, b := range a.Baselines {
		if b.Range(a.current) != span {
			p.Baselines = append(p.Baselines, b)
		}
	}
	return p
}

func (a *asked) barSummary(filters int) string {
	var said []string
	switch {
	case a.path == pathReports:
	case len(a.baselines) == 0:
		said = append(said, words.BarAgainstNone.In(a.Lang))
	case len(a.baselines) == 1:
		said = append(said, words.BarAgainstOne.In(a.Lang, within(a.Lang, a.baselines[0].Range(a.current).Label(a.Lang))))
	default:
		said = append(said, words.BarAgainst.In(a.Lang, len(a.baselines)))
	}
	switch filters {
	case 0:
	case 1:
		said = append(said, words.BarFilterOne.In(a.Lang))
	default:
		said = append(said, words.BarFilters.In(a.Lang, filters))
	}
	return strings.Join(said, ", ")
}
