package dashboards

import (
	"giaoban/analytics/words"
)

// nextLink is a page that goes on where this one ends.
type nextLink struct {
	Text, More, Href string
}

// nextPart leads on: to the topics that changed most, then to the other pages.
func (a *asked) nextPart(c *changed) part {
	p := part{ID: "next", Title: words.NextTitle.In(a.Lang)}
	const topics = 2
	if c != nil {
		for _, against := range c.Against {
			for _, item := range against.Items {
				if item.Name.Href == "" || len(p.Next) == topics || a.leadsTo(p.Next, item.Name.Href) {
					continue
				}
				text := words.NextTopic.In(a.Lang, item.Name.Text, item.Worth.Text, within(a.Lang, against.Period))
				p.Next = append(p.Next, nextLink{text, words.NextTopicMore.In(a.Lang), item.Name.Href})
			}
		}
	}
	for _, to := range []struct {
		name, more words.Phrase
		path       string
	}{
		{words.NextTopics, words.NextTopicsMore, pathTopics},
		{words.NextUnits, words.NextUnitsMore, pathUnits},
		{words.NextHeat, words.NextHeatMore, pathHeat},
	} {
		p.Next = append(p.Next, nextLink{to.name.In(a.Lang), to.more.In(a.Lang), a.Link(to.path)})
	}
	return p
}

func (a *asked) leadsTo(links []nextLink, href string) bool {
	for _, l := range links {
		if l.Href == href {
			return true
		}
	}
	return false
}
