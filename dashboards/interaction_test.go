package dashboards

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake/intaketest"
)

// overviewCharts is how many charts the overview has.
const overviewCharts = 4

// TestInteraction uses a page as a reader does: opens things, points at charts, loses the network, prints.
func TestInteraction(t *testing.T) {
	browser := browsertest.Start(t)
	pages := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	var broken atomic.Bool
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if broken.Load() && strings.HasPrefix(r.URL.Path, "/charts/") {
			http.Error(w, "broken", http.StatusBadGateway)
			return
		}
		pages.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	tab := func(t *testing.T) *browsertest.Tab { return browsertest.Open(t, browser, server.URL) }
	for _, width := range []int64{1280, 360} {
		v := view{path: "/?measure=messages", width: width}
		t.Run("open everything", func(t *testing.T) {
			tab := tab(t)
			v.open(t, tab, server.URL)
			browsertest.Eval[int](t, tab, browsertest.DrawnCharts)
			browsertest.Eval[bool](t, tab, `document.querySelectorAll('details').forEach((d) => { d.open = true; }), true`)
			tab.Picture(t, "open-"+v.title())
			if over := browsertest.Eval[int](t, tab, `document.scrollingElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("the page is %d pixels wider than the screen", over)
			}
		})
		t.Run("point at a chart", func(t *testing.T) {
			tab := tab(t)
			v.open(t, tab, server.URL)
			browsertest.Eval[int](t, tab, browsertest.DrawnCharts)
			for i := range 2 {
				place := browsertest.Eval[[]float64](t, tab, strings.ReplaceAll(`(() => { const c = document.querySelectorAll('[data-chart]')[INDEX]; c.scrollIntoView({block: 'center'}); const r = c.getBoundingClientRect(); return [r.x + r.width * 0.8, r.y + r.height * (INDEX ? 0.2 : 0.6)]; })()`, "INDEX", string(rune('0'+i))))
				if err := chromedp.Do(tab, chromedp.MouseEvent("mouseMoved", place[0], place[1])); err != nil {
					t.Fatal(err)
				}
				tab.Until(t, strings.ReplaceAll(`document.querySelectorAll('[data-chart]')[INDEX].dataset.state === 'live'`, "INDEX", string(rune('0'+i))))
				before := browsertest.Eval[string](t, tab, strings.ReplaceAll(canvasOf, "INDEX", string(rune('0'+i))))
				place[0]++ // once it is drawn, the pointer moves on
				if err := chromedp.Do(tab, chromedp.MouseEvent("mouseMoved", place[0], place[1])); err != nil {
					t.Fatal(err)
				}
				browsertest.Eval[bool](t, tab, `new Promise((r) => setTimeout(() => r(true), 400))`)
				png, err := chromedp.Run(tab, chromedp.CaptureScreenshot())
				if err != nil {
					t.Fatal(err)
				}
				if before == browsertest.Eval[string](t, tab, strings.ReplaceAll(canvasOf, "INDEX", string(rune('0'+i)))) {
					t.Error("nothing appears at the pointer")
				}
				if off := browsertest.Eval[float64](t, tab, strings.ReplaceAll(offset, "INDEX", string(rune('0'+i)))); off > 1 {
					t.Errorf("the live chart lies %.1f pixels beside its picture", off)
				}
				browsertest.Keep(t, "tooltip-"+string(rune('1'+i))+"-"+v.title()+".png", png)
			}
		})
	}
	t.Run("a chart that does not load", func(t *testing.T) {
		tab := tab(t)
		broken.Store(true)
		v := view{path: "/?measure=messages", width: 360, dark: true}
		v.open(t, tab, server.URL)
		if n := browsertest.Eval[int](t, tab, browsertest.DrawnCharts); n != 0 {
			t.Errorf("%d charts are drawn from nothing", n)
		}
		tab.Picture(t, "failed-360-dark")
		if n := browsertest.Eval[int](t, tab, `document.querySelectorAll('.plot-failure:not([hidden])').length`); n != overviewCharts {
			t.Errorf("%d charts say that they did not load, want %d", n, overviewCharts)
		}
		broken.Store(false)
		browsertest.Eval[bool](t, tab, `document.querySelectorAll('.plot-failure button').forEach((b) => b.click()), true`)
		tab.Until(t, `[...document.querySelectorAll('[data-chart] picture img')].every((i) => i.naturalWidth > 0)`)
		if n := browsertest.Eval[int](t, tab, browsertest.DrawnCharts); n != overviewCharts {
			t.Errorf("%d charts are drawn after the second try, want %d", n, overviewCharts)
		}
		broken.Store(true)
		if n := browsertest.Eval[int](t, tab, browsertest.LiveCharts); n != 0 {
			t.Errorf("%d charts come to life from nothing", n)
		}
		tab.Picture(t, "not-live-360-dark")
		broken.Store(false)
		browsertest.Eval[bool](t, tab, `document.querySelectorAll('.plot-failure button').forEach((b) => b.click()), true`)
		if n := browsertest.Eval[int](t, tab, browsertest.LiveCharts); n != overviewCharts {
			t.Errorf("%d charts come to life after the second try, want %d", n, overviewCharts)
		}
	})
	t.Run("the keyboard", func(t *testing.T) {
		tab := tab(t)
		v := view{path: "/?measure=messages", width: 1280}
		v.open(t, tab, server.URL)
		browsertest.Eval[int](t, tab, browsertest.DrawnCharts)
		browsertest.Eval[bool](t, tab, `document.querySelector('[data-chart]').focus(), true`)
		tab.Until(t, `document.querySelector('[data-chart]').dataset.state === 'live'`)
		before := browsertest.Eval[string](t, tab, strings.ReplaceAll(canvasOf, "INDEX", "0"))
		if err := chromedp.Do(tab, chromedp.KeyEvent(kb.End)); err != nil {
			t.Fatal(err)
		}
		tab.Until(t, `(`+strings.ReplaceAll(canvasOf, "INDEX", "0")+`) !== `+strconv.Quote(before))
		tab.Picture(t, "keyboard-1280-light")
	})
	t.Run("the theme changes under the page", func(t *testing.T) {
		tab := tab(t)
		v := view{path: "/?measure=messages", width: 1280}
		v.open(t, tab, server.URL)
		if n := browsertest.Eval[int](t, tab, browsertest.LiveCharts); n != overviewCharts {
			t.Errorf("%d charts come to life, want %d", n, overviewCharts)
		}
		dark := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}
		if _, err := chromedp.Call(tab, emulation.SetEmulatedMedia, dark); err != nil {
			t.Fatal(err)
		}
		tab.Until(t, `[...document.querySelectorAll('[data-chart] picture img')].every((i) => i.complete && i.naturalWidth > 0 && i.currentSrc.includes('theme=dark'))`)
		if n := browsertest.Eval[int](t, tab, `document.querySelectorAll('canvas').length`); n != 0 {
			t.Errorf("%d charts are still as they were in the other theme", n)
		}
		if n := browsertest.Eval[int](t, tab, browsertest.LiveCharts); n != overviewCharts {
			t.Errorf("%d charts come to life in the other theme, want %d", n, overviewCharts)
		}
		if !browsertest.Eval[bool](t, tab, strings.ReplaceAll(hasColor, "COLOR", "[98, 174, 247]")) {
			t.Error("the chart has not taken the dark accent colour")
		}
	})
	t.Run("the window changes under a live chart", func(t *testing.T) {
		tab := tab(t)
		v := view{path: "/?measure=messages", width: 1280}
		v.open(t, tab, server.URL)
		browsertest.Eval[int](t, tab, browsertest.LiveCharts)
		if err := chromedp.Do(tab, chromedp.EmulateViewport(400, 900, chromedp.EmulateScale(1))); err != nil {
			t.Fatal(err)
		}
		tab.Until(t, `[...document.querySelectorAll('[data-chart]')].every((p) => p.querySelector('img').naturalWidth === 320 && p.querySelector('canvas').clientWidth === 320)`)
		for i := range 2 {
			tab.Until(t, `(`+strings.ReplaceAll(offset, "INDEX", string(rune('0'+i)))+`) <= 1`)
		}
	})
	t.Run("print", func(t *testing.T) {
		tab := tab(t)
		v := view{path: "/?measure=messages", width: 1000, dark: true}
		v.open(t, tab, server.URL)
		browsertest.Eval[int](t, tab, browsertest.DrawnCharts)
		browsertest.Eval[int](t, tab, browsertest.LiveCharts) // paper has no use for what is at the pointer
		pdf, err := chromedp.Run(tab, chromedp.PrintToPDF(chromedp.PDFPrintBackground()))
		if err != nil {
			t.Fatal(err)
		}
		browsertest.Keep(t, "print.pdf", pdf)
		paper := emulation.SetEmulatedMediaParams{Media: "print", Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}
		if _, err := chromedp.Call(tab, emulation.SetEmulatedMedia, paper); err != nil {
			t.Fatal(err)
		}
		browsertest.Eval[bool](t, tab, `dispatchEvent(new Event('beforeprint')), new Promise((r) => setTimeout(() => r(true), 600))`)
		tab.Picture(t, "print")
		if n := browsertest.Eval[int](t, tab, `[...document.querySelectorAll('.plot-paper')].filter((i) => !(i.complete && i.naturalWidth === 700 && i.checkVisibility())).length`); n != 0 {
			t.Errorf("%d charts are not as they are for paper", n)
		}
		if n := browsertest.Eval[int](t, tab, `[...document.querySelectorAll('[data-chart] picture img')].filter((i) => i.checkVisibility()).length`); n != 0 {
			t.Errorf("%d charts for screens are printed", n)
		}
		if n := browsertest.Eval[int](t, tab, `document.querySelectorAll('canvas').length`); n != 0 {
			t.Errorf("%d live charts are printed", n)
		}
	})
	t.Run("no script", func(t *testing.T) {
		tab := tab(t)
		if _, err := chromedp.Call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
			t.Fatal(err)
		}
		v := view{path: "/?measure=messages", width: 360}
		v.open(t, tab, server.URL)
		time.Sleep(2 * time.Second) // nothing can be asked of a page without script
		tab.Picture(t, "noscript-360-light")
	})
}

// hasColor tells whether the first chart has a colour anywhere.
const hasColor = `(() => { const c = document.querySelector('canvas'); const p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
  for (let i = 0; i < p.length; i += 4) if (COLOR.every((x, k) => p[i + k] === x)) return true; return false; })()`

// canvasOf is what a live chart shows.
const canvasOf = `document.querySelectorAll('[data-chart]')[INDEX].querySelector('canvas').toDataURL()`

// offset is how far the corners of a live chart are from those of its picture.
const offset = `(() => { const p = document.querySelectorAll('[data-chart]')[INDEX], a = p.querySelector('img').getBoundingClientRect(), b = p.querySelector('.plot-canvas').getBoundingClientRect();
  return Math.max(Math.abs(a.left - b.left), Math.abs(a.top - b.top), Math.abs(a.right - b.right), Math.abs(a.bottom - b.bottom)); })()`
