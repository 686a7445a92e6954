package export

import (
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// Describe says what columns hold, as far as words.Columns knows their names. A name may begin with the months that it
// is of, or be those months, which then have a count.
func Describe(columns []Column, lang words.Lang) {
	for i, c := range columns {
		label := ""
		name := c.Name
		months, rest, _ := strings.Cut(name, " ")
		if r, ok := parseRange(months); ok {
			label, name = r.Label(lang)+": ", rest
			if rest == "" {
				name = "count"
			}
		}
		if phrase, known := words.Columns[name]; known {
			columns[i].Description = label + phrase.In(lang)
		}
	}
}

// parseRange reads what Range.String writes.
func parseRange(text string) (analytics.Range, bool) {
	first, last, isRun := strings.Cut(text, "..")
	if !isRun {
		last = first
	}
	from, errFrom := analytics.ParseMonth(first)
	to, errTo := analytics.ParseMonth(last)
	return analytics.Range{From: from, To: to}, errFrom == nil && errTo == nil
}
