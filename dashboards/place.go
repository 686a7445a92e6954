package dashboards

import (
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// place is where a row stands among all rows, and how that changed since the first baseline.
type place struct {
	Rank  string
	Moved string // "↑4"; empty = it has not, or there was none
	Said  string // the same in words
}

func (c *comparison) place(r analytics.ComparisonRow) *place {
	if r.Rank == nil {
		return &place{Rank: "–"}
	}
	p := &place{Rank: strconv.Itoa(*r.Rank)}
	if len(r.Changes) == 0 || r.Changes[0].RankThen == nil || !positive(r.Changes[0].Count) {
		return p
	}
	phrase, one, arrow := words.RankUp, words.RankUpOne, "↑"
	places := *r.Changes[0].RankThen - *r.Rank
	if places < 0 {
		phrase, one, arrow, places = words.RankDown, words.RankDownOne, "↓", -places
	}
	switch places {
	case 0:
		return p
	case 1:
		p.Said = one.In(c.asked.Lang)
	default:
		p.Said = phrase.In(c.asked.Lang, places)
	}
	p.Moved = arrow + strconv.Itoa(places)
	return p
}
