package dashboards

import (
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// notes are the sentences that the reader of changes needs: how percentages are made, and every caveat once.
func (a *asked) notes(current analytics.Period, rows ...[]analytics.Change) []string {
	var all []string
	add := func(p words.Phrase, args ...any) {
		if text := p.In(a.Lang, args...); !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	days := []string{words.PageDaysOf.In(a.Lang, within(a.Lang, current.Label(a.Lang)), current.DaysCounted)}
	for _, changes := range rows {
		for _, c := range changes {
			text := words.PageDaysOf.In(a.Lang, within(a.Lang, c.Baseline.Label(a.Lang)), c.Baseline.DaysCounted)
			if c.Ratio != nil && current.DaysCounted != c.Baseline.DaysCounted && !slices.Contains(days, text) {
				days = append(days, text)
			}
		}
	}
	if len(days) > 1 {
		add(words.PageNotePerDay, strings.Join(days, "; "))
	}
	for _, changes := range rows {
		for _, c := range changes {
			if current.DaysCounted == 0 {
				add(words.PageNoteNotBegun, within(a.Lang, current.Label(a.Lang)))
				continue
			}
			for _, caveat := range c.Caveats {
				switch caveat {
				case analytics.PartialMonth:
					add(words.PageNotePartial, current.Label(a.Lang), current.DaysCounted, current.Days)
				case analytics.PartlyCovered:
					add(words.PageNoteCovered)
				case analytics.LengthsDiffer:
					add(words.PageNoteLengths)
				case analytics.Merged:
					add(words.NoteMergedFilter)
				case analytics.Split:
					add(words.NoteSplitFilter)
				case analytics.Overlap:
					add(words.PageNoteOverlap, within(a.Lang, c.Baseline.Label(a.Lang)))
				}
			}
		}
	}
	return all
}
