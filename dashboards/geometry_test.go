package dashboards

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"testing"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
	"giaoban/dashboards/charts/chartstest"
	"giaoban/dashboards/render"
)

// wholeMatrix is the environment variable with which the tests of pictures and pages leave nothing out (make soak).
const wholeMatrix = "GIAOBAN_WHOLE_MATRIX"

// TestPicturesCanBeRead draws every kind of chart in every state and looks at where its texts lie: none is cut off, stands
// on another one, or is too small. A usual run takes each chart at two widths, in one language and theme each.
func TestPicturesCanBeRead(t *testing.T) {
	pictures := render.New(render.Options{AtOnce: 1})
	t.Cleanup(pictures.Close)
	browser := browsertest.Start(t)
	turn := 0
	for _, kind := range slices.Sorted(maps.Keys(storyCharts)) {
		tab := browsertest.Blank(t, browser) // one for each kind: a tab has its time
		for _, state := range chartstest.StatesOf(storyCharts[kind].by) {
			turn++
			for i, screen := range pageScreens {
				for k, look := range []charts.Look{{Lang: words.Vi, Theme: charts.Light}, {Lang: words.En, Theme: charts.Dark}} {
					if os.Getenv(wholeMatrix) == "" && (i%3 != turn%3 || k != (turn+i/3)%2) {
						continue
					}
					width := screen.chart
					name := fmt.Sprintf("%s-%s-%d-%s", kind, state.Name, width, look.Lang)
					t.Run(name, func(t *testing.T) { canBeRead(t, tab, pictures, storyCharts[kind], state, width, look, name) })
				}
			}
		}
	}
}

func canBeRead(t *testing.T, tab *browsertest.Tab, pictures *render.Renderer, c storyChart, state chartstest.State, width int, look charts.Look, name string) {
	t.Helper()
	a := (&asked{Params: Params{Lang: look.Lang}, path: pathStories}).told(state)
	d := c.draw(a, state)
	if d.empty() {
		return
	}
	chart, err := d.chart(look)
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := pictures.Draw(t.Context(), render.Picture{Option: chart.Option, Width: width, Height: chart.HeightAt(width),
		Background: look.Theme.Card, Title: d.title(), Text: d.title(), Lang: string(look.Lang)})
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range tab.MisplacedIn(t, drawn.SVG, 0) {
		t.Error(fault)
	}
	if t.Failed() || os.Getenv(wholeMatrix) != "" {
		browsertest.Keep(t, "picture-"+name+".svg", drawn.SVG)
	}
}
