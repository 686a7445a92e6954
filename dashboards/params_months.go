package dashboards

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"giaoban/analytics/words"
)

// windows are the numbers of months that a reader can choose to see.
var windows = []int{12, 24, 36, 60, 120}

func (p *Params) readMonths(values url.Values) error {
	text, err := one(values, paramMonths)
	if err != nil || text == "" {
		return err
	}
	names := make([]string, len(windows))
	for i, n := range windows {
		names[i] = strconv.Itoa(n)
	}
	i := slices.Index(names, text)
	if i < 0 {
		return &paramError{paramMonths, text, words.PageBadOneOf, []any{strings.Join(names, ", ")}}
	}
	p.Months = windows[i]
	return nil
}

// windowLinks let a reader choose how many months a page shows: those that there is data for, and the next longer one.
func (a *asked) windowLinks() (links []link) {
	shown := a.months().Len()
	for _, n := range windows {
		p := a.Params
		p.Months = n
		links = append(links, link{Text: words.HeatWindow.In(a.Lang, n), Href: p.Link(a.path), Current: n == shown || n == a.Months})
		if a.current.To.Add(1-n) <= a.settings.Covered.From { // there is no more to see
			break
		}
	}
	return links
}
