package dashboards

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake/intaketest"
)

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
				place := browsertest.Eval[[]float64](t, tab, strings.ReplaceAll(`(() => { const c = document.querySelectorAll('canvas')[INDEX]; c.scrollIntoView({block: 'center'}); const r = c.getBoundingClientRect(); return [r.x + r.width * 0.8, r.y + r.height * (INDEX ? 0.2 : 0.6)]; })()`, "INDEX", string(rune('0'+i))))
				if err := chromedp.Do(tab, chromedp.MouseEvent("mouseMoved", place[0], place[1])); err != nil {
					t.Fatal(err)
				}
				browsertest.Eval[bool](t, tab, `new Promise((r) => setTimeout(() => r(true), 400))`)
				png, err := chromedp.Run(tab, chromedp.CaptureScreenshot())
				if err != nil {
					t.Fatal(err)
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
		broken.Store(false)
		browsertest.Eval[bool](t, tab, `document.querySelectorAll('.plot-failure button').forEach((b) => b.click()), true`)
		if n := browsertest.Eval[int](t, tab, browsertest.DrawnCharts); n != 2 {
			t.Errorf("%d charts are drawn after the second try, want 2", n)
		}
	})
	t.Run("the theme changes under the page", func(t *testing.T) {
		tab := tab(t)
		v := view{path: "/?measure=messages", width: 1280}
		v.open(t, tab, server.URL)
		browsertest.Eval[int](t, tab, browsertest.DrawnCharts)
		dark := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}
		if _, err := chromedp.Call(tab, emulation.SetEmulatedMedia, dark); err != nil {
			t.Fatal(err)
		}
		browsertest.Eval[bool](t, tab, `new Promise((r) => setTimeout(() => r(true), 800))`)
		if n := browsertest.Eval[int](t, tab, browsertest.DrawnCharts); n != 2 {
			t.Errorf("%d charts are drawn in the other theme, want 2", n)
		}
		if !browsertest.Eval[bool](t, tab, strings.ReplaceAll(hasColor, "COLOR", "[98, 174, 247]")) {
			t.Error("the chart has not taken the dark accent colour")
		}
	})
	t.Run("print", func(t *testing.T) {
		tab := tab(t)
		v := view{path: "/?measure=messages", width: 1000, dark: true}
		v.open(t, tab, server.URL)
		browsertest.Eval[int](t, tab, browsertest.DrawnCharts)
		browsertest.Eval[bool](t, tab, `new Promise((r) => setTimeout(() => r(true), 800))`)
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
		if wide := browsertest.Eval[int](t, tab, `Math.max(...[...document.querySelectorAll('canvas')].map((c) => c.clientWidth))`); wide > 688 {
			t.Errorf("a chart %d pixels wide loses its right end, the current period, on paper", wide)
		}
		if !browsertest.Eval[bool](t, tab, strings.ReplaceAll(hasColor, "COLOR", "[11, 87, 164]")) {
			t.Error("a page read in the dark prints dark charts")
		}
	})
	t.Run("no script", func(t *testing.T) {
		tab := tab(t)
		if _, err := chromedp.Call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
			t.Fatal(err)
		}
		v := view{path: "/?measure=messages", width: 360}
		v.open(t, tab, server.URL)
		time.Sleep(300 * time.Millisecond)
		tab.Picture(t, "noscript-360-light")
	})
}

// hasColor tells whether the first chart has a colour anywhere.
const hasColor = `(() => { const c = document.querySelector('canvas'); const p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
  for (let i = 0; i < p.length; i += 4) if (COLOR.every((x, k) => p[i + k] === x)) return true; return false; })()`
