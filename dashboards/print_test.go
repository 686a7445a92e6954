package dashboards

import (
	"bytes"
	"log/slog"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake/intaketest"
)

// onSheet tells what a page is like on A4 upright: what is wider than the paper, what is dark, what is there for screens
// alone, charts that are not made for paper, and the line at the foot of each sheet.
const onSheet = `(async () => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility());
  const room = document.documentElement.clientWidth;
  await Promise.all(shown('.plot-paper').map((img) => { img.loading = 'eager'; return img.decode(); }));
  return {
    Wide: shown('main *').filter((e) => e.getBoundingClientRect().right > room + 1).map((e) => Math.round(e.getBoundingClientRect().right - room) + ' ' + e.outerHTML.slice(0, 60)).slice(0, 3),
    Screen: shown('.nav, .langs, .menu, .bar, .choices, .choosers, .news, .turn, .plot picture img, .plot-canvas, button, select, input').map((e) => e.outerHTML.slice(0, 100)),
    Ground: getComputedStyle(document.body).backgroundColor,
    Papers: shown('.plot-paper').filter((img) => !img.src.includes('theme=print')).length,
    Charts: shown('.plot').length - shown('.plot-paper').length,
    Source: getComputedStyle(document.documentElement).getPropertyValue('--source'),
    Said: shown('a').filter((a) => !['none', 'normal', '""'].includes(getComputedStyle(a, '::after').content)).length,
  };
})()`

type sheet4 struct {
	Wide, Screen         []string
	Ground, Source       string
	Papers, Charts, Said int
}

// Every page makes clean sheets, also for a reader in the dark whose charts are alive: few of them, without pixels, and each
// with its source.
func TestPrint(t *testing.T) {
	server := httptest.NewServer(New(intaketest.Sample(t), slog.New(slog.DiscardHandler)))
	t.Cleanup(server.Close)
	tab := browsertest.Open(t, browsertest.Start(t), server.URL)
	for _, c := range []struct {
		path   string
		sheets int // at most
	}{
		{"/?measure=messages", 5}, {"/topics?measure=messages&lang=en", 4}, {"/topics?topic=moi-truong&measure=messages", 7},
		{"/compare?measure=messages", 4}, {"/units?measure=messages", 4}, {"/heat?measure=messages", 3}, {"/briefing?measure=messages", 7}, {"/reports?measure=messages", 4}, {"/data", 4},
		{"/?from=x", 1}, {"/?measure=messages&kiosk=30&theme=dark", 5},
	} {
		t.Run(strings.NewReplacer("/", "_", "?", "_").Replace(c.path), func(t *testing.T) {
			tab.On(t, browsertest.Screen{Width: 1280, Dark: true})
			tab.Go(t, c.path)
			if browsertest.Eval[bool](t, tab, `Boolean(document.querySelector('.plot'))`) {
				browsertest.Eval[bool](t, tab, `document.querySelector('.plot').focus(), true`)
				tab.Until(t, `document.querySelector('.plot').dataset.state === 'live' || !document.querySelector('.plot').hasAttribute('tabindex')`)
			}
			pdf, err := chromedp.Run(tab, chromedp.PrintToPDF(chromedp.PDFPrintBackground(), chromedp.PDFPreferCSSPageSize()))
			if err != nil {
				t.Fatal(err)
			}
			browsertest.Keep(t, "print"+strings.NewReplacer("/", "-", "?", "-").Replace(c.path)+".pdf", pdf)
			if sheets := len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(pdf, -1)); sheets == 0 || sheets > c.sheets {
				t.Errorf("%d sheets, more than %d", sheets, c.sheets)
			}
			if n := bytes.Count(pdf, []byte("/Subtype /Image")); n > 0 {
				t.Errorf("%d pictures made of pixels", n)
			}
			tab.OnPaper(t, true)
			const a4 = 688 // pixels between the margins
			if err := chromedp.Do(tab, chromedp.EmulateViewport(a4, 1000, chromedp.EmulateScale(1))); err != nil {
				t.Fatal(err)
			}
			at := browsertest.Eval[sheet4](t, tab, onSheet)
			if len(at.Wide)+len(at.Screen)+at.Papers+at.Charts+at.Said > 0 || at.Ground != "rgb(255, 255, 255)" {
				t.Errorf("on paper: %+v", at)
			}
			if isError := c.path == "/?from=x"; isError == strings.Contains(at.Source, "2") {
				t.Errorf("the foot of the sheets says %q", at.Source)
			}
		})
	}
}
