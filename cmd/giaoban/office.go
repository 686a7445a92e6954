package main

import (
	"regexp"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards"
	"giaoban/dashboards/briefing"
	"giaoban/dashboards/render/pptx"
)

// officeFlags say whose packs are made, and how they look.
type officeFlags struct {
	Office       string `help:"Name of the office, for the slides and the letterhead of the report." env:"GIAOBAN_OFFICE" placeholder:"NAME"`
	OfficeParent string `help:"Name of the office above, for the letterhead." env:"GIAOBAN_OFFICE_PARENT" placeholder:"NAME"`
	OfficePlace  string `help:"Where the office is, for the line of the date." env:"GIAOBAN_OFFICE_PLACE" placeholder:"PLACE"`
	OfficeParty  bool   `help:"It is an office of the Party, whose papers have another head." env:"GIAOBAN_OFFICE_PARTY"`
	DeckLogo     string `help:"Picture for the slides, PNG or JPEG of at most 1 MB." env:"GIAOBAN_DECK_LOGO" type:"path" placeholder:"FILE"`
	DeckAccent   string `help:"Colour of the slides and of the current period in their charts, such as 8a1c1c." env:"GIAOBAN_DECK_ACCENT" placeholder:"RRGGBB"`
}

var hexColor = regexp.MustCompile(`^#?[0-9A-Fa-f]{6}$`)

// options is what the flags mean.
func (f officeFlags) options() (dashboards.PackOptions, error) {
	o := dashboards.PackOptions{Theme: pptx.Plain, Office: briefing.Office{Name: f.Office, Parent: f.OfficeParent, Place: f.OfficePlace, Party: f.OfficeParty}}
	if f.DeckAccent != "" {
		if !hexColor.MatchString(f.DeckAccent) {
			return o, &analytics.Error{Kind: analytics.Invalid, Path: "deck-accent", Phrase: words.DeckAccent, Args: []any{f.DeckAccent}}
		}
		o.Theme.Accents[0] = strings.ToUpper(strings.TrimPrefix(f.DeckAccent, "#"))
	}
	var err error
	if f.DeckLogo != "" {
		o.Theme.Logo, err = readLogo(f.DeckLogo)
	}
	return o, err
}
