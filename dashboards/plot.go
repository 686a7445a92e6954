package dashboards

import (
	"fmt"
	"strconv"
	"strings"

	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// plot is a chart on a page: a picture for the reader's screen and theme, over which the script draws the same option
// when the reader points at it.
type plot struct {
	Option  string   // address of the option; empty = it stays a picture
	Name    string   // what a reader who cannot see it is told
	Sources []source // the first that fits is shown
	Picture source   // where none does
	Paper   source   // when the page is printed
	Failed  string
	Retry   string
	Hint    string // how it is read with the keyboard
}

// source is a picture for some screens.
type source struct {
	URL           string
	Media         string
	Width, Height int
}

// screen is a width of charts, and the widest screens that it is for; 0 = all that are wider.
type screen struct{ chart, upTo int }

// pageScreens are the widths, in pixels, that charts are drawn for, and the widest screens on which a chart has about that
// much room. A picture is shown a sixth smaller or larger than it is at most.
var pageScreens = []screen{{320, 420}, {420, 560}, {560, 720}, {700, 900}, {880, 1100}, {1120, 1599}, {1360, 0}}

// paperWidth is that of a chart on A4 upright, within the margins of print.css.
const paperWidth = 700

// screens are those that the page that was asked for is made for.
func (a *asked) screens() []screen {
	if strings.HasPrefix(a.path, pathEmbed) {
		return frameScreens
	}
	if a.Kiosk != 0 && a.path == pathOverview {
		return halfScreens
	}
	if a.Kiosk != 0 {
		return wallScreens
	}
	return pageScreens
}

// newPlot is the chart whose option and pictures are at a path, in this state.
func newPlot(state Params, path, title string, chart charts.Chart, screens []screen) *plot {
	p := &plot{Option: state.Link(path + ".json"), Name: words.PageChartOf.In(state.Lang, title), Failed: words.Page["chartFailed"].In(state.Lang),
		Retry: words.Page["retry"].In(state.Lang), Hint: words.PlotHint.In(state.Lang)}
	draw := func(theme, media string, width int) source {
		height := chart.HeightAt(width)
		url := state.withTheme(theme).Link(path + ".svg")
		for _, size := range []struct{ name, value string }{{paramWidth, strconv.Itoa(width)}, {paramHeight, strconv.Itoa(height)}, {paramFrame, "0"}} {
			url = beside(url, size.name, size.value)
		}
		return source{url, media, width, height}
	}
	for _, theme := range state.pictureThemes() {
		for _, s := range screens {
			media := theme.media
			if s.upTo > 0 {
				media = join(media, fmt.Sprintf("(max-width: %dpx)", s.upTo))
			}
			p.Sources = append(p.Sources, draw(theme.name, media, s.chart))
		}
	}
	p.Paper = draw(themePrint, "", paperWidth)
	last := len(p.Sources) - 1
	p.Sources, p.Picture = p.Sources[:last], p.Sources[last]
	return p
}

// pictureTheme is a theme and where it holds.
type pictureTheme struct{ name, media string }

// pictureThemes are the themes of a page's pictures: the one that was asked for, or those of the devices.
func (p Params) pictureThemes() []pictureTheme {
	if p.Theme != "" {
		return []pictureTheme{{p.Theme, ""}}
	}
	return []pictureTheme{{themeDark, "(prefers-color-scheme: dark)"}, {themeLight, ""}}
}

func join(media, more string) string {
	if media == "" {
		return more
	}
	return media + " and " + more
}
