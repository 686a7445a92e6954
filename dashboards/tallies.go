package dashboards

import (
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// sourcesShown is the number of sources that a note names; a long tiling can have one for each month.
const sourcesShown = 6

// tallyNotes say where published totals among some counts come from, and which of them differ from what was counted.
func (a *asked) tallyNotes(counts []analytics.Count) []string {
	var answer, differ []string
	for _, c := range counts {
		names := &answer
		if differs(c) {
			names = &differ
		}
		for _, s := range c.Sources {
			if name := sourceName(a.Lang, s); !slices.Contains(*names, name) {
				*names = append(*names, name)
			}
		}
	}
	var notes []string
	for _, n := range []struct {
		names      []string
		note, more words.Phrase
	}{{answer, words.PageTallySources, words.PageTallyMore}, {differ, words.PageTallyDiffer, words.PageTallyMore}} {
		if rest := len(n.names) - sourcesShown; rest > 0 {
			n.names = append(n.names[:sourcesShown], n.more.In(a.Lang, rest))
		}
		if len(n.names) > 0 {
			notes = append(notes, n.note.In(a.Lang, strings.Join(n.names, "; ")))
		}
	}
	return notes
}

func differs(c analytics.Count) bool { return slices.Contains(c.Caveats, analytics.TallyDiffers) }

// sourceName writes a source: "Giao ban tháng 4–5 (26/5/2020), https://…".
func sourceName(lang words.Lang, s analytics.SourceRef) string {
	name := s.Title
	if s.PublishedOn != nil {
		name += " (" + dateText(lang, *s.PublishedOn) + ")"
	}
	if s.URL != nil {
		name += ", " + *s.URL
	}
	return name
}

// state is what stands beside a count that is not simply so: the month is not over, or a published total differs.
func state(lang words.Lang, c analytics.Count) string {
	var states []string
	if c.Status == analytics.Partial {
		states = append(states, words.PagePartial.In(lang))
	}
	if differs(c) {
		states = append(states, words.PageTallyDiffers.In(lang))
	}
	return strings.Join(states, ", ")
}

// positive tells whether a count is known to be more than 0.
func positive(c analytics.Count) bool { return c.Bound() != nil && *c.Bound() > 0 }

// nothing says why a drawing is empty: nothing matches, or there is a total that its rows have no part in, as published
// totals can be.
func (a *asked) nothing(k *analytics.KeyFigures) string {
	for _, f := range k.Figures {
		if f.Measure == a.Measure && positive(f.Count) {
			return words.PageOnlyTotals.In(a.Lang)
		}
	}
	return words.PageNothingToShow.In(a.Lang)
}

// counts are all counts of a comparison, for their notes.
func (c *comparison) counts() (all []analytics.Count) {
	for _, r := range append(slices.Clone(c.answer.Rows), c.answer.Total) {
		all = append(all, r.Count)
		for _, ch := range r.Changes {
			all = append(all, ch.Count)
		}
	}
	return all
}
