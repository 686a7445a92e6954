package dashboards

import (
	"fmt"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake/intaketest"
)

// hostPage is a page of an intranet with a frame, and the listener of docs/embeds.md.
func hostPage(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, `<!doctype html><html lang="vi"><title>Wiki</title><link rel="icon" href="data:,"><meta name="color-scheme" content="light dark">
<style>body{font:16px sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem} iframe{display:block;border:1px solid #8888;border-radius:8px}</style>
<h1>Wiki</h1><iframe title="chart" src="%s" width="100%%" height="120" style="border:0"></iframe><p>Sau khung</p>
<script>addEventListener('message', (e) => {
  if (e.origin !== new URL(document.querySelector('iframe').src).origin || e.data?.type !== 'giaoban-embed') return;
  for (const f of document.querySelectorAll('iframe')) if (f.contentWindow === e.source) f.height = e.data.height;
  window.heard = e.data;
});</script>`, html.EscapeString(r.URL.Query().Get("of")))
}

const (
	frameDrawn = `document.querySelector('.plot picture img')?.complete && document.querySelector('.plot picture img').naturalWidth > 0 && document.querySelector('.plot').dataset.state !== 'failed'`
	frameFits  = `document.documentElement.scrollHeight <= document.documentElement.clientHeight`
)

// On a site that was named a signed chart is drawn, as high as it is, without a word in the console, in light and dark; it comes
// to life, and ends with its link. On another site, and on all where none is named, nothing is shown.
func TestEmbedInFrame(t *testing.T) {
	allowed, stranger := httptest.NewServer(http.HandlerFunc(hostPage)), httptest.NewServer(http.HandlerFunc(hostPage))
	t.Cleanup(allowed.Close)
	t.Cleanup(stranger.Close)
	s := newSigning(t, intaketest.Sample(t), WithParents(allowed.URL))
	server := httptest.NewServer(s.pages)
	t.Cleanup(server.Close)
	browser := browsertest.Start(t)
	id, path := s.link(t, "months", "from=2020-04&to=2020-05&measure=messages")
	open := func(t *testing.T, site, path string, screen browsertest.Screen) *browsertest.Tab {
		tab := browsertest.Open(t, browser, "http://127.0.0.1")
		tab.On(t, screen)
		tab.Go(t, site+"/host?of="+url.QueryEscape(server.URL+path))
		return tab
	}
	quiet := func(t *testing.T, tab *browsertest.Tab) {
		t.Helper()
		for _, complaint := range tab.Complaints() {
			t.Error(complaint)
		}
	}
	for _, screen := range []browsertest.Screen{{Width: 1280}, {Width: 360}, {Width: 1280, Dark: true}, {Width: 360, Dark: true}} {
		t.Run(fmt.Sprintf("%d-%v", screen.Width, screen.Dark), func(t *testing.T) {
			tab := open(t, allowed.URL, path, screen)
			tab.UntilInFrame(t, frameDrawn)
			tab.Until(t, `window.heard?.height > 300`)
			tab.UntilInFrame(t, frameFits)
			tab.UntilInFrame(t, fmt.Sprintf(`document.querySelector('.plot picture img').currentSrc.includes('theme=%s')`, map[bool]string{true: "dark", false: "light"}[screen.Dark]))
			tab.Picture(t, fmt.Sprintf("embed-signed-%d-%s", screen.Width, map[bool]string{true: "dark", false: "light"}[screen.Dark]))
			quiet(t, tab)
		})
	}
	t.Run("it comes to life and follows its width", func(t *testing.T) {
		tab := open(t, allowed.URL, path, browsertest.Screen{Width: 1280})
		tab.UntilInFrame(t, frameDrawn)
		tab.UntilInFrame(t, `document.querySelector('.plot').dataset.state === 'live' || (document.querySelector('.plot').dispatchEvent(new PointerEvent('pointerenter')), false)`)
		browsertest.Eval[bool](t, tab, `window.heard = null, document.querySelector('iframe').width = 340, true`)
		tab.Until(t, `window.heard?.height > 300`)
		tab.UntilInFrame(t, frameFits)
		tab.UntilInFrame(t, `new URL(document.querySelector('.plot picture img').currentSrc).searchParams.get('width') === '300'`)
		quiet(t, tab)
	})
	t.Run("on a site that is not named", func(t *testing.T) {
		tab := open(t, stranger.URL, path, browsertest.Screen{Width: 1280})
		for range 100 {
			if strings.Contains(strings.Join(tab.Complaints(), "\n"), "frame-ancestors") {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Errorf("another site shows the chart: %q", tab.Complaints())
	})
	t.Run("changed", func(t *testing.T) {
		tab := open(t, allowed.URL, strings.Replace(path, "2020-04", "2020-03", 1)+"&lang=en", browsertest.Screen{Width: 1280})
		tab.UntilInFrame(t, `document.body.innerText.includes('The signature does not fit')`)
		tab.Until(t, `window.heard?.height > 40`)
		tab.Picture(t, "embed-refused-1280")
	})
	t.Run("expired", func(t *testing.T) {
		before := s.now
		defer func() { s.now = before }()
		s.now = time.Date(2027, time.January, 1, 0, 0, 0, 0, time.UTC)
		tab := open(t, allowed.URL, path, browsertest.Screen{Width: 360, Dark: true})
		tab.UntilInFrame(t, `document.body.innerText.includes('hết hạn ngày 2027-01-01')`)
		tab.Picture(t, "embed-refused-360-dark")
	})
	t.Run("revoked", func(t *testing.T) {
		if _, err := s.links.Revoke(id); err != nil {
			t.Fatal(err)
		}
		tab := open(t, allowed.URL, path, browsertest.Screen{Width: 1280})
		tab.UntilInFrame(t, `document.body.innerText.includes('đã bị thu hồi')`)
	})
}

// Charts alone may stand in frames, and errors about them; and only where sites are named.
func TestFramers(t *testing.T) {
	store := intaketest.Sample(t)
	log := slog.New(slog.DiscardHandler)
	for _, c := range []struct {
		name    string
		pages   http.Handler
		sources string
	}{
		{"none", New(store, log), "'none'"},
		{"self", New(store, log, WithParents(ParentSelf)), "'self'"},
		{"two", New(store, log, WithParents(ParentSelf, wiki)), "'self' " + wiki},
	} {
		for path, embed := range map[string]bool{"/embed/months": true, "/embed/nothing": true, "/embed/months?from=x": true, "/embed/months?signature=x": true,
			"/": false, "/topics": false, "/import": false, "/data": false, "/nowhere": false, "/charts/months.svg": false, "/charts/months.json": false, "/oembed": false, "/embed": false} {
			want := map[bool]string{true: c.sources, false: "'none'"}[embed]
			if policy := get(t, c.pages, path).Header().Get("Content-Security-Policy"); !strings.HasSuffix(policy, "frame-ancestors "+want) {
				t.Errorf("%s %s: %s", c.name, path, policy)
			}
		}
	}
}

// A frame without script has about the height that it needs.
func TestFrameHeight(t *testing.T) {
	s := newSigning(t, intaketest.Sample(t))
	server := httptest.NewServer(New(intaketest.Sample(t), slog.New(slog.DiscardHandler), WithParents(ParentSelf)))
	t.Cleanup(server.Close)
	tab := browsertest.Open(t, browsertest.Start(t), server.URL)
	tab.On(t, browsertest.Screen{Width: usualFrame})
	for _, name := range drawingNames() {
		query := "topic=moi-truong&measure=messages"
		_, path := s.link(t, name, query)
		given := oembedFields(t, s.pages, "/oembed?url="+url.QueryEscape("http://example.com"+path), http.StatusOK)["height"].(float64)
		tab.Go(t, pathEmbed+name+"?"+query)
		if needed := browsertest.Eval[float64](t, tab, `document.querySelector('main').getBoundingClientRect().height`); given < needed || given > needed+200 {
			t.Errorf("%s is %.0f pixels high in a frame of %.0f", name, needed, given)
		}
	}
}
