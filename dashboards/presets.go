package dashboards

import (
	"giaoban/analytics"
	"giaoban/analytics/words"
)

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
