package dashboards

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"giaoban/analytics/browsertest"
)

const axeScript = "../node_modules/axe-core/axe.min.js"

// view is one way of looking at a page.
type view struct {
	name   string
	path   string
	width  int64
	dark   bool
	charts int // that must be drawn
}

func (v view) title() string {
	theme := "light"
	if v.dark {
		theme = "dark"
	}
	return fmt.Sprintf("%s-%d-%s", v.name, v.width, theme)
}

func (v view) check(t *testing.T, browser context.Context, home string) {
	t.Helper()
	tab := browsertest.Open(t, browser, home)
	v.open(t, tab, home)
	if count := browsertest.Eval[int](t, tab, browsertest.DrawnCharts); count != v.charts {
		t.Errorf("%d charts are drawn, want %d", count, v.charts)
	}
	if over := browsertest.Eval[int](t, tab, `document.scrollingElement.scrollWidth - innerWidth`); over > 0 {
		t.Errorf("the page is %d pixels wider than the screen", over)
	}
	tab.Picture(t, v.title())
	for _, fault := range tab.Misplaced(t) {
		t.Error(fault)
	}
	accessible(t, tab)
	if count := browsertest.Eval[int](t, tab, browsertest.LiveCharts); count != v.charts {
		t.Errorf("%d charts come to life, want %d", count, v.charts)
	}
	if browsertest.Eval[int](t, tab, `Object.keys(Object.prototype).length`) > 0 {
		t.Error("a name has written into Object.prototype")
	}
	for _, complaint := range tab.Complaints() {
		// The status of an error page is not a fault of the page.
		if !strings.Contains(complaint, "the server responded with a status of 400") {
			t.Error(complaint)
		}
	}
}

// accessible looks for what axe knows to be in people's way.
func accessible(t *testing.T, tab *browsertest.Tab) {
	t.Helper()
	axe, err := os.ReadFile(axeScript)
	if err != nil {
		t.Fatal(err)
	}
	browsertest.Eval[bool](t, tab, string(axe)+"; true")
	for _, violation := range browsertest.Eval[[]string](t, tab, `axe.run({resultTypes: ['violations']}).then((r) => r.violations.map((v) =>
		v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + ' ' + (n.any[0]?.message ?? '')).join(' | ')))`) {
		t.Errorf("axe: %s", violation)
	}
}

// open goes to the page as a reader with this screen sees it.
func (v view) open(t *testing.T, tab *browsertest.Tab, home string) {
	t.Helper()
	scheme := "light"
	if v.dark {
		scheme = "dark"
	}
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}
	if _, err := chromedp.Call(tab, emulation.SetEmulatedMedia, media); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(tab, chromedp.EmulateViewport(v.width, 900, chromedp.EmulateScale(1)), chromedp.Navigate(home+v.path)); err != nil {
		t.Fatal(err)
	}
}
