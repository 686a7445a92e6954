package dashboards

import (
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// presets are the periods that are asked for most: the last month that is complete, the last two, the last complete quarter,
// half year and year, and the months of the page one year before.
func (a *asked) presets() []link {
	if a.settings.DefaultPeriod == nil {
		return nil
	}
	last := a.settings.DefaultPeriod.To
	one, two := analytics.Range{From: last, To: last}, analytics.Range{From: last.Add(-1), To: last}
	quarter, half, year := complete(last, 3), complete(last, 6), complete(last, 12)
	ofYear := func(r analytics.Range) string { return strconv.Itoa(r.To.Year()) }
	halfName := words.PresetHalfTwo
	if half.To.Month() == 6 {
		halfName = words.PresetHalfOne
	}
	var links []link
	add := func(span analytics.Range, text string) {
		if a.settings.Covered.Contains(span.From) {
			links = append(links, link{Text: text, Href: a.withPeriod(span).Link(a.path), Current: span == a.current})
		}
	}
	add(one, one.Label(a.Lang))
	add(two, two.Label(a.Lang))
	add(quarter, words.PresetQuarter.In(a.Lang, quarterName(a.Lang, quarter), ofYear(quarter)))
	add(half, halfName.In(a.Lang, ofYear(half)))
	add(year, words.PresetYear.In(a.Lang, ofYear(year)))
	add(a.current.Add(-12), words.PresetLastYear.In(a.Lang))
	return links
}

// complete is the last run of so many months that ends no later than a month and begins where the year is cut into such runs.
func complete(last analytics.Month, months int) analytics.Range {
	to := last.Add(-(int(last.Month()) % months))
	return analytics.Range{From: to.Add(1 - months), To: to}
}

func quarterName(lang words.Lang, r analytics.Range) string {
	n := int(r.To.Month()) / 3
	if lang == words.En {
		return strconv.Itoa(n)
	}
	return []string{"I", "II", "III", "IV"}[n-1]
}
