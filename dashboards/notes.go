package dashboards

import (
	"slices"

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
	for _, changes := range rows {
		for _, c := range changes {
			if c.Ratio != nil && current.DaysCounted != c.Baseline.DaysCounted {
				add(words.PageNotePerDay)
			}
			for _, caveat := range c.Caveats {
				switch caveat {
				case analytics.PartialMonth:
					add(words.PageNotePartial, current.Label(a.Lang), current.DaysCounted, current.Days)
				case analytics.PartlyCovered:
					add(words.PageNoteCovered)
				case analytics.LengthsDiffer:
					add(words.PageNoteLengths)
				}
			}
		}
	}
	return all
}
