package dashboards

import (
	"log/slog"
	"net/http/httptest"
	"testing"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake/intaketest"
)

// TestColumns looks at tables where there is just room enough for them: on a small laptop no comparison scrolls sideways, on
// a tablet the chips of the bar have a row of their own and no name of a report is broken, and on a phone each value of a
// report stands beside its name.
func TestColumns(t *testing.T) {
	server := httptest.NewServer(New(intaketest.Sample(t), slog.New(slog.DiscardHandler)))
	t.Cleanup(server.Close)
	tab := browsertest.Open(t, browsertest.Start(t), server.URL)
	at := func(width int64, path string) {
		t.Helper()
		tab.On(t, browsertest.Screen{Width: width})
		tab.Go(t, path)
	}
	for _, path := range []string{"/?measure=messages", "/topics?measure=messages", "/units", "/units?lang=en", "/compare?measure=messages", "/compare?measure=messages&lang=en"} {
		at(1000, path)
		if over := browsertest.Eval[int](t, tab, `Math.max(...[...document.querySelectorAll('table:has(.group)')].map((t) => t.parentElement.scrollWidth - t.parentElement.clientWidth))`); over > 0 {
			t.Errorf("%s: a table is %d pixels wider than its room", path, over)
		}
	}
	at(768, "/")
	if !browsertest.Eval[bool](t, tab, `(() => {
		const box = (selector) => document.querySelector(selector).getBoundingClientRect();
		const chips = [...document.querySelectorAll('.chip')].map((c) => c.getBoundingClientRect());
		return chips.length === 2 && chips.every((c) => c.top >= box('.bar-period').bottom && c.top === chips[0].top) && box('.copy').top < chips[0].top;
	})()`) {
		t.Error("the chips have no row of their own")
	}
	at(768, "/reports?measure=messages")
	if broken := browsertest.Eval[int](t, tab, `[...document.querySelectorAll('.reports .code')].filter((c) => { const r = document.createRange(); r.selectNodeContents(c); return new Set([...r.getClientRects()].map((b) => b.top)).size > 1; }).length`); broken > 0 {
		t.Errorf("%d names of reports are broken", broken)
	}
	at(360, "/reports?measure=messages")
	if room := browsertest.Eval[float64](t, tab, `parseFloat(getComputedStyle(document.querySelector('.reports td')).paddingLeft)`); room < 100 {
		t.Errorf("the names of values have %.0f pixels", room)
	}
}
