package dashboards

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake/intaketest"
)

// focused tells of what has the focus: its place in the document, whether it can be seen that it has it, and whether
// something lies over it.
const focused = `(() => {
  const e = document.activeElement;
  if (e === document.body) return null;
  const all = [...document.querySelectorAll('*')];
  const box = e.getBoundingClientRect();
  const outlined = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const x = Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 2), y = Math.min(Math.max(box.y + Math.min(box.height / 2, 40), 1), innerHeight - 2);
  const top = document.elementFromPoint(x, y);
  return {Place: all.indexOf(e), What: e.outerHTML.slice(0, 120), Outline: outlined(getComputedStyle(e)) || outlined(getComputedStyle(e, '::after')),
    Free: box.bottom > 0 && box.top < innerHeight && (e.contains(top) || top.contains(e))};
})()`

type focus struct {
	Place         int
	What          string
	Outline, Free bool
}

// Whoever has no pointer comes to everything, in the order of reading, sees where he is, and skips what is on every page.
func TestKeyboard(t *testing.T) {
	server := httptest.NewServer(New(intaketest.Sample(t), slog.New(slog.DiscardHandler)))
	t.Cleanup(server.Close)
	browser := browsertest.Start(t)
	press := func(t *testing.T, tab *browsertest.Tab, key string) {
		t.Helper()
		if err := chromedp.Do(tab, chromedp.KeyEvent(key)); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{"/?measure=messages", "/topics?measure=messages"} {
		for _, width := range []int64{1280, 360} {
			t.Run(path, func(t *testing.T) {
				tab := browsertest.Open(t, browser, server.URL)
				tab.On(t, browsertest.Screen{Width: width})
				tab.Go(t, path)
				last, steps := -1, 0
				for ; steps < 150; steps++ {
					press(t, tab, kb.Tab)
					at := browsertest.Eval[*focus](t, tab, focused)
					if at == nil || at.Place < last {
						break // round once
					}
					if steps == 0 && !strings.Contains(at.What, "skip") {
						t.Errorf("the first stop is %s", at.What)
					}
					if !at.Outline || !at.Free {
						t.Errorf("%s: outline %t, free %t", at.What, at.Outline, at.Free)
					}
					last = at.Place
				}
				if stops := browsertest.Eval[int](t, tab, `[...document.querySelectorAll('a[href], button, summary, select, input, [tabindex="0"]')].filter((e) => e.checkVisibility({visibilityProperty: true})).length`); min(stops, 150) != steps {
					t.Errorf("%d stops, of %d things that can be used", steps, stops)
				}
			})
		}
	}
	t.Run("skip", func(t *testing.T) {
		tab := browsertest.Open(t, browser, server.URL)
		tab.On(t, browsertest.Screen{Width: 1280})
		tab.Go(t, "/")
		press(t, tab, kb.Tab)
		tab.Picture(t, "skip-link")
		press(t, tab, kb.Enter)
		tab.Until(t, `document.activeElement === document.querySelector('main')`)
	})
	t.Run("escape", func(t *testing.T) {
		tab := browsertest.Open(t, browser, server.URL)
		tab.On(t, browsertest.Screen{Width: 1280})
		tab.Go(t, "/")
		for _, selector := range []string{".menu", ".filter"} {
			tab.Click(t, selector+" summary")
			tab.Until(t, `document.querySelector('`+selector+`').open`)
			press(t, tab, kb.Tab)
			press(t, tab, kb.Escape)
			tab.Until(t, `!document.querySelector('`+selector+`').open && document.activeElement.matches('`+selector+` summary')`)
		}
	})
}

// A page that is being left for a slow one says so, and is as before when the reader comes back to it.
func TestLeaving(t *testing.T) {
	pages := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == pathTopics {
			time.Sleep(3 * time.Second)
		}
		pages.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	tab := browsertest.Open(t, browsertest.Start(t), server.URL)
	tab.On(t, browsertest.Screen{Width: 1280})
	tab.Go(t, "/")
	left := browsertest.Eval[struct{ Before, After, Busy string }](t, tab, `(async () => {
		const places = () => JSON.stringify([...document.querySelectorAll('h1, h2, table')].map((e) => e.getBoundingClientRect().y));
		const Before = places();
		document.querySelector(".nav a[href^='/topics']").click();
		await new Promise((r) => setTimeout(r, 1000));
		return {Before, After: places(), Busy: document.querySelector('main').ariaBusy};
	})()`)
	if left.Busy != "true" || left.After != left.Before {
		t.Errorf("busy: %q; what was at %s is at %s", left.Busy, left.Before, left.After)
	}
	tab.Until(t, `location.pathname === '/topics' && document.readyState === 'complete'`)
	time.Sleep(100 * time.Millisecond)
	browsertest.Eval[bool](t, tab, `history.back(), true`)
	tab.Until(t, `location.pathname === '/' && document.querySelector('main').ariaBusy === null`)
	for _, complaint := range tab.Complaints() {
		t.Error(complaint)
	}
}
