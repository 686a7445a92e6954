package charts

import "unicode/utf8"

const (
	letter    = 7  // pixels of a letter or digit in small text, on average a little less
	legendRow = 24 // pixels of an entry that stands below others
	legendGap = 14 // between entries side by side, and between their rows
)

// legendAt places a legend: its entries side by side, in as many rows as they need.
func legendAt() object { return object{"orient": "horizontal", "itemGap": legendGap} }

// legendHeight is the pixels of a legend in a layout that is at least so wide.
func legendHeight(legend []any, width int) int {
	const icon, line = 17, 14
	rows, used := min(1, len(legend)), 0
	for _, entry := range legend {
		needed := icon + letter*utf8.RuneCountInString(entryName(entry))
		if used > 0 && used+legendGap+needed > width {
			rows, used = rows+1, 0
		}
		if used > 0 {
			used += legendGap
		}
		used += needed
	}
	return rows * (line + legendGap)
}

// plus gives each layout so many pixels and its legend.
func (heights) plus(pixels int, legend []any) heights {
	at := func(width int) int { return pixels + legendHeight(legend, width) }
	return heights{narrow: at(phone), medium: at(narrow + 1), wide: at(medium + 1), hall: at(hall)}
}

// entries of a legend that are like their series.
func entries(names []string) []any {
	list := make([]any, len(names))
	for i, name := range names {
		list[i] = name
	}
	return list
}

// entryName is the name of an entry, whether or not it says more.
func entryName(entry any) string {
	if more, ok := entry.(object); ok {
		entry = more["name"]
	}
	name, _ := entry.(string)
	return name
}
