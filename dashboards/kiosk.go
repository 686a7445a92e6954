package dashboards

import (
	"net/url"
	"slices"
	"strconv"

	"giaoban/analytics/words"
)

// kioskPages are the pages that a screen on a wall shows in turn.
var kioskPages = []string{pathOverview, pathTopics, pathCompare, pathUnits, pathHeat}

// The widths of charts on a wall, where they stand alone and where there are two beside each other.
var (
	wallScreens = []screen{{900, 1100}, {1100, 1399}, {1360, 1799}, {1760, 0}}
	halfScreens = []screen{{460, 1100}, {580, 1399}, {720, 1799}, {840, 0}}
)

// How long a screen on a wall shows each page, in seconds.
const (
	shortestTurn = 5
	longestTurn  = 3600
	usualTurn    = 30
)

func (p *Params) readKiosk(values url.Values) error {
	text, err := one(values, paramKiosk)
	if err != nil || text == "" {
		return err
	}
	seconds, err := strconv.Atoi(text)
	if err != nil || seconds < shortestTurn || seconds > longestTurn {
		return &paramError{paramKiosk, text, words.KioskBadTurn, []any{shortestTurn, longestTurn}}
	}
	p.Kiosk = seconds
	return nil
}

func (p Params) withKiosk(seconds int) Params {
	p.Kiosk = seconds
	return p
}

// kiosk is the turn of a page on a wall.
type kiosk struct {
	Seconds              int
	Place                string // "2/5"
	Before, After, Leave string // addresses
}

// turn is a page's turn among those on a wall; nil where it has none.
func (p Params) turn(path string) *kiosk {
	i := slices.Index(kioskPages, path)
	if p.Kiosk == 0 || i < 0 {
		return nil
	}
	n := len(kioskPages)
	return &kiosk{
		Seconds: p.Kiosk, Place: words.KioskPlace.In(p.Lang, i+1, n), Leave: p.withKiosk(0).Link(path),
		Before: p.Link(kioskPages[(i+n-1)%n]), After: p.Link(kioskPages[(i+1)%n]),
	}
}

// Refresh is what a browser without script goes on by.
func (k *kiosk) Refresh() string { return strconv.Itoa(k.Seconds) + ";url=" + k.After }
