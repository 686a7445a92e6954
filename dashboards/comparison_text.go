package dashboards

import (
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// sentences say which rows are the largest, and what the rows do not say.
func (c *comparison) sentences() []string {
	const named = 3
	lang := c.asked.Lang
	var largest, all []string
	for _, r := range c.answer.Rows {
		if c.entry(r.Key) == nil && len(largest) < named && positive(r.Count) {
			all = append(all, words.UnknownRow.In(lang)+": "+r.Count.Display(lang)+".") // larger than one that is named
		}
		if e := c.entry(r.Key); e != nil && positive(r.Count) && len(largest) < named {
			count := r.Count.Display(lang)
			if r.Share != nil && len(largest) == 0 {
				count = words.MostShare.In(lang, count, share(lang, r.Share))
			}
			largest = append(largest, strings.ReplaceAll(e.Name(lang), "-", "-\u2060")+" ("+count+")")
		}
	}
	if len(largest) > 0 {
		all = []string{strings.Join(append([]string{words.PageMostAre.In(lang, strings.Join(largest, "; "))}, all...), " ")}
	}
	if len(c.answer.Rows) < c.answer.RowsTotal { // of a part of the rows nothing is counted
		return all
	}
	for i, b := range c.answer.Baselines {
		if slices.Contains(c.answer.Total.Changes[i].Caveats, analytics.Overlap) { // nothing was tested
			continue
		}
		if text := verdictSentence(lang, c.noun(), within(lang, b.Label(lang)), c.verdictsOf(i)); text != "" {
			all = append(all, text)
		}
	}
	return all
}

// notes explain the table below the chart.
func (c *comparison) notes() []string {
	lang := c.asked.Lang
	var all []string
	if c.ranked && len(c.answer.Baselines) > 0 {
		all = append(all, words.RankNote.In(lang, within(lang, c.answer.Baselines[0].Label(lang))))
	}
	if shown := len(c.answer.Rows); shown < c.answer.RowsTotal {
		all = append(all, words.PageShowingTop.In(lang, shown, c.answer.RowsTotal))
	}
	if c.children {
		all = append(all, words.PageNoteChildren.In(lang))
	}
	if c.answer.By == analytics.ByTopic && c.answer.Measure != analytics.Issues {
		all = append(all, words.PageNoteOverlapping.In(lang))
	}
	rows := [][]analytics.Change{c.answer.Total.Changes}
	all = append(all, c.asked.notes(c.answer.Current, rows...)...)
	all = append(all, c.registryNotes()...)
	return append(all, c.asked.tallyNotes(c.counts())...)
}

// registryNotes name the rows whose series runs over a merger or breaks at a split, each once.
func (c *comparison) registryNotes() []string {
	lang := c.asked.Lang
	var merged, split []string
	for _, r := range c.answer.Rows {
		caveats := slices.Clone(r.Count.Caveats)
		for _, ch := range r.Changes {
			caveats = append(caveats, ch.Caveats...)
		}
		name := charts.RowName(r.Key, c.answer.By, lang)
		if slices.Contains(caveats, analytics.Merged) {
			merged = append(merged, name)
		}
		if slices.Contains(caveats, analytics.Split) {
			split = append(split, name)
		}
	}
	var notes []string
	if len(merged) > 0 {
		notes = append(notes, words.NoteMerged.In(lang, strings.Join(merged, "; ")))
	}
	if len(split) > 0 {
		notes = append(notes, words.NoteSplit.In(lang, strings.Join(split, "; ")))
	}
	return notes
}
