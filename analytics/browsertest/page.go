package browsertest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Screen is what a reader looks at a page with.
type Screen struct {
	Width int64
	Dark  bool
}

// On shows the tab on a screen, without motion.
func (tab *Tab) On(t testing.TB, s Screen) {
	t.Helper()
	scheme := "light"
	if s.Dark {
		scheme = "dark"
	}
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}
	if _, err := chromedp.Call(tab, emulation.SetEmulatedMedia, media); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(tab, chromedp.EmulateViewport(s.Width, 900, chromedp.EmulateScale(1))); err != nil {
		t.Fatal(err)
	}
}

// Go opens an address of the server under test: a path, or a whole one where there are several servers.
func (tab *Tab) Go(t testing.TB, address string) {
	t.Helper()
	if !strings.HasPrefix(address, tab.home) {
		address = tab.home + address
	}
	if err := chromedp.Do(tab, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
}

// Choose gives files to a file field, as a reader does who chooses them.
func (tab *Tab) Choose(t testing.TB, selector string, files ...string) {
	t.Helper()
	if err := chromedp.Do(tab, chromedp.SetUploadFiles(chromedp.CSS(selector), files)); err != nil {
		t.Fatal(err)
	}
}

// Click clicks on what a selector finds, once it can be seen.
func (tab *Tab) Click(t testing.TB, selector string) {
	t.Helper()
	if err := chromedp.Do(tab, chromedp.Click(chromedp.CSS(selector))); err != nil {
		t.Fatalf("click on %s: %v", selector, err)
	}
}

// Until waits until a script gives something true, also across the loading of another page.
func (tab *Tab) Until(t testing.TB, script string) {
	t.Helper()
	const patience, pause = 30 * time.Second, 50 * time.Millisecond
	for deadline := time.Now().Add(patience); ; time.Sleep(pause) {
		is, err := chromedp.Run(tab, chromedp.Evaluate[bool]("Boolean("+script+")"))
		if err == nil && is {
			return
		}
		if time.Now().After(deadline) { // an error alone may mean that a page is on its way
			tab.Picture(t, "waiting")
			t.Fatalf("never true: %s (%v)", script, err)
		}
	}
}

// Fits complains of what Misplaced finds on the tab's page, and of what axe-core does, with WCAG 2.2 in it.
func (tab *Tab) Fits(t testing.TB) {
	t.Helper()
	for _, fault := range tab.Misplaced(t) {
		t.Error(fault)
	}
	Eval[bool](t, tab, axe(t)+"; true")
	for _, violation := range Eval[[]string](t, tab, `axe.run({resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}).then((r) => r.violations.map((v) =>
		v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + ' ' + (n.any[0]?.message ?? '')).join(' | ')))`) {
		t.Errorf("axe: %s", violation)
	}
}

// axe reads axe-core from the nearest node_modules above the package under test.
func axe(t testing.TB) string {
	t.Helper()
	for dir := ".."; len(dir) < 30; dir = filepath.Join(dir, "..") {
		if text, err := os.ReadFile(filepath.Join(dir, "node_modules/axe-core/axe.min.js")); err == nil {
			return string(text)
		}
	}
	t.Fatal("axe-core is not there; type: make build")
	return ""
}

// OnPaper shows the tab as it is printed, by a reader whose device is dark or not.
func (tab *Tab) OnPaper(t testing.TB, dark bool) {
	t.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	media := emulation.SetEmulatedMediaParams{Media: "print", Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(tab, emulation.SetEmulatedMedia, media); err != nil {
		t.Fatal(err)
	}
}
