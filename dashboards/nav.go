package dashboards

import (
	"strings"

	"giaoban/analytics/words"
)

// navigation is the pages in the order in which they are read: what happened, then where, then the data behind it.
var navigation = []struct {
	path string
	name words.Phrase
}{
	{pathOverview, words.Page["overview"]},
	{pathTopics, words.Page["topics"]},
	{pathCompare, words.CompareTitle},
	{pathUnits, words.NavUnits},
	{pathHeat, words.NavHeat},
	{pathBriefing, words.BriefNav},
	{pathData, words.DataNav},
	{pathImport, words.Page["import"]},
}

// nav links to all pages in this state. A topic is a page of its own, so it is no part of the state that goes along.
func (p Params) nav(path string) []link {
	links := make([]link, len(navigation))
	for i, to := range navigation {
		current := path == to.path || to.path == pathData && strings.HasPrefix(path, pathData)
		links[i] = link{Text: to.name.In(p.Lang), Href: p.withTopics().Link(to.path), Current: current}
	}
	return links
}
