package charts

import (
	"hash/fnv"

	"giaoban/analytics"
)

// Places give each entry of a registry its place, from 0, by which it has the same colour on every page, whatever the page
// is about and how large the entry is there: those at the top first, in the order of their codes, then those below.
type Places map[string]int

// PlacesOf numbers a registry's entries, which come in the order of their codes.
func PlacesOf(entries []*analytics.Entry) Places {
	places := Places{}
	for _, top := range []bool{true, false} {
		for _, e := range entries {
			if (e.Parent == nil) == top {
				places[e.Code] = len(places)
			}
		}
	}
	return places
}

// of is the place of an entry. One that the registry does not hold, as after an undo, has one made of its code.
func (p Places) of(e *analytics.Entry) int {
	if place, known := p[e.Code]; known {
		return place
	}
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(e.Code))
	return int(hash.Sum32() % uint32(len(Light.Topics)*len(rounds)))
}

// Style is how an entry's line is told from the others: by its colour, and by dash and symbol where colours come again.
type Style struct {
	Color  string
	Dash   any    // of ECharts' lineStyle.type
	Symbol string // of ECharts
}

// rounds are the dashes and symbols that colours come with, the first time and again. An even dash is not among them: it
// is the way to a month that is not over.
var rounds = []Style{
	{Dash: "solid", Symbol: "circle"}, {Dash: []int{2, 2}, Symbol: "diamond"}, {Dash: []int{9, 3, 2, 3}, Symbol: "triangle"}, {Dash: []int{14, 4}, Symbol: "rect"},
}

// Color is the colour of an entry, on every page and slide.
func (l Look) Color(e *analytics.Entry) string { return l.style(e).Color }

// style is that of an entry; the unknown row has the grey of what is there for comparison.
func (l Look) style(e *analytics.Entry) Style {
	if e == nil {
		return Style{Color: l.Theme.Ink2, Dash: rounds[0].Dash, Symbol: rounds[0].Symbol}
	}
	place := l.Places.of(e)
	s := rounds[place/len(l.Theme.Topics)%len(rounds)]
	s.Color = l.Theme.Topics[place%len(l.Theme.Topics)]
	return s
}
