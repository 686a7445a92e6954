package dashboards

import (
	"net/url"

	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// The themes that a reader can choose; without a choice pages and pictures follow the reader's device.
var (
	themeLight = charts.Light.Name
	themeDark  = charts.Dark.Name
	themePrint = charts.Print.Name // of charts alone
)

func (p *Params) readTheme(values url.Values) error {
	text, err := one(values, paramTheme)
	if err != nil {
		return err
	}
	if text != "" && text != themeLight && text != themeDark && text != themePrint {
		return &paramError{paramTheme, text, words.PageBadOneOf, []any{themeLight + ", " + themeDark}}
	}
	p.Theme = text
	return nil
}

func (p Params) withTheme(theme string) Params {
	p.Theme = theme
	return p
}

// themes is the choice of a page's colours, as layout.html writes it.
type themes struct {
	Chosen  string // empty = as the device
	Scheme  string // the value of color-scheme
	Dark    string // the media for which the dark colours hold; empty = none. Paper is white whatever the screen is.
	Bars    []themeBar
	Choices []link
}

// themeBar is the colour of the browser's own bar.
type themeBar struct{ Color, Media string }

func (p Params) themes() themes {
	t := themes{Chosen: p.Theme, Scheme: "light dark", Dark: "screen and (prefers-color-scheme: dark)", Bars: []themeBar{
		{charts.Light.Card, "(prefers-color-scheme: light)"}, {charts.Dark.Card, "(prefers-color-scheme: dark)"}}}
	switch p.Theme {
	case themeLight:
		t.Scheme, t.Dark, t.Bars = "light", "", []themeBar{{Color: charts.Light.Card}}
	case themeDark:
		t.Scheme, t.Dark, t.Bars = "dark", "screen", []themeBar{{Color: charts.Dark.Card}}
	}
	return t
}

func (p Params) themeLinks(address func(Params) string) (links []link) {
	for _, c := range []struct {
		theme string
		name  words.Phrase
	}{{"", words.ThemeDevice}, {themeLight, words.ThemeLight}, {themeDark, words.ThemeDark}} {
		links = append(links, link{Text: c.name.In(p.Lang), Href: address(p.withTheme(c.theme)), Current: c.theme == p.Theme})
	}
	return links
}
