package dashboards

import (
	"giaoban/analytics"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
)

// badge is what a change is worth, in a word or two. Those that say that something changed are filled; the others are
// quiet, because most changes are no news.
type badge struct {
	Class string // of its look: "clear" or "quiet"
	Sign  string // before the words; the words alone say it all
	Text  string
	Full  string // in full, where Text is shortened; empty = Text is full
}

var badgeLooks = map[stats.Verdict]badge{
	stats.New: {Class: "clear", Sign: "•"}, stats.Rising: {Class: "clear", Sign: "↑"}, stats.Falling: {Class: "clear", Sign: "↓"},
	stats.Stable: {Class: "quiet"}, stats.Inconclusive: {Class: "quiet"},
}

// badgeOf gives the badge of a change; nil where nothing is judged, as of issues, where nothing then and nothing now leave
// nothing to conclude, or where there is nothing to compare with, which stands in place of the number.
func badgeOf(lang words.Lang, c analytics.Change) *badge {
	if c.Verdict == nil || c.Delta != nil && *c.Delta == 0 && c.Count.Value != nil && *c.Count.Value == 0 {
		return nil
	}
	b, known := badgeLooks[*c.Verdict]
	if !known {
		return nil
	}
	b.Text = words.VerdictBadges[string(*c.Verdict)].In(lang)
	if full := words.Verdicts[string(*c.Verdict)].In(lang); full != b.Text {
		b.Full = full
	}
	return &b
}

// isClear tells whether a change is one that the statistics call a change.
func isClear(c analytics.Change) bool {
	return c.Verdict != nil && badgeLooks[*c.Verdict].Class == "clear"
}
