package dashboards

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake/intaketest"
)

// walk gives what is told at each place of an option that an arrow key comes to, from the first on.
const walk = `(async () => {
  const { placesOf, step } = await import('data:text/javascript,' + encodeURIComponent(SOURCE));
  const option = OPTION;
  const places = placesOf({tooltip: [option.tooltip], series: option.series});
  const told = ({seriesIndex, dataIndex}) => { const d = option.series[seriesIndex].data[dataIndex]; return d.title + ' ' + d.tip.split('\n')[0]; };
  const out = [];
  for (let at = step(places, -1, 'KEY'); !out.includes(told(places[at])); at = step(places, at, 'KEY')) out.push(told(places[at]));
  return out;
})()`

// TestArrowKeys goes through live charts with the keyboard: every row of a slope chart, and a heat map row by row or down a
// month, whatever the classes of its cells are; and something can be seen at each place.
func TestArrowKeys(t *testing.T) {
	pages := New(intaketest.Open(t, "", 0), slog.New(slog.DiscardHandler), WithStories())
	source, err := os.ReadFile("assets/places.js")
	if err != nil {
		t.Fatal(err)
	}
	browser := browsertest.Start(t)
	blank := browsertest.Blank(t, browser)
	walked := func(t *testing.T, chart, key string) []string {
		t.Helper()
		text, err := json.Marshal(string(source))
		if err != nil {
			t.Fatal(err)
		}
		option := get(t, pages, pathStories+"/"+chart+"/suppressed.json").Body.String()
		return browsertest.Eval[[]string](t, blank, strings.NewReplacer("SOURCE", string(text), "OPTION", option, "KEY", key).Replace(walk))
	}
	t.Run("rows of a slope chart", func(t *testing.T) {
		if told := walked(t, drawingSlope, "ArrowRight"); len(told) != 13 || !strings.HasPrefix(told[0], "Phòng, chống dịch COVID-19 Tháng 4–5/2020") {
			t.Errorf("the keys come to %q", told)
		}
	})
	t.Run("cells of a heat map", func(t *testing.T) {
		var want []string
		for _, first := range []string{"Phòng, chống dịch COVID-19", "Hỗ trợ người dân gặp khó khăn do dịch (gói an sinh)"} {
			for i := range 24 {
				want = append(want, fmt.Sprintf("%s Tháng %d/%d", first, (i+5)%12+1, 2018+(i+5)/12))
			}
		}
		told := walked(t, drawingHeat, "ArrowRight")
		if len(told) != 13*24 {
			t.Fatalf("the keys come to %d cells", len(told))
		}
		if !slices.EqualFunc(told[:48], want, strings.HasPrefix) {
			t.Errorf("the keys come to %q", told[:48])
		}
		if told := walked(t, drawingHeat, "ArrowDown"); len(told) != 13 || !strings.HasPrefix(told[12], "Chưa rõ Tháng 6/2018") {
			t.Errorf("down a month the keys come to %q", told)
		}
	})
	server := httptest.NewServer(pages)
	t.Cleanup(server.Close)
	for _, chart := range []string{drawingSlope, drawingHeat, drawingMonths, drawingTreemap, drawingUnitMultiples} {
		t.Run("seen in "+chart, func(t *testing.T) {
			tab := browsertest.Open(t, browser, server.URL)
			tab.On(t, browsertest.Screen{Width: 1280})
			tab.Go(t, pathStories+"/"+chart)
			const box = `document.querySelector('[data-chart]')`
			tab.Until(t, box+`.querySelector('picture img').naturalWidth > 0`)
			browsertest.Eval[bool](t, tab, box+`.focus(), true`)
			tab.Until(t, box+`.dataset.state === 'live'`)
			shown := `document.querySelector('[data-chart] canvas').toDataURL()`
			before := browsertest.Eval[string](t, tab, shown)
			for _, key := range []string{kb.ArrowRight, kb.ArrowRight, kb.End} {
				if err := chromedp.Do(tab, chromedp.KeyEvent(key)); err != nil {
					t.Fatal(err)
				}
				now := browsertest.Eval[string](t, tab, `new Promise((r) => setTimeout(() => r(`+shown+`), 200))`)
				if now == before {
					t.Errorf("nothing is seen to change")
				}
				before = now
			}
			for _, complaint := range tab.Complaints() {
				t.Error(complaint)
			}
		})
	}
}
