package dashboards

import (
	"fmt"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake/intaketest"
)

// shownPictures waits for the pictures of a page and gives the widths that they were drawn for.
const shownPictures = `(async () => {
  const all = [...document.querySelectorAll('.plot picture img')];
  await Promise.all(all.map((img) => img.decode()));
  return all.map((img) => Number(new URL(img.currentSrc).searchParams.get('width')));
})()`

func TestEmbed(t *testing.T) {
	browser := browsertest.Start(t)
	pages := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	server := httptest.NewServer(pages)
	t.Cleanup(server.Close)
	open := func(t *testing.T, path string, screen browsertest.Screen) *browsertest.Tab {
		tab := browsertest.Open(t, browser, server.URL)
		tab.On(t, screen)
		tab.Go(t, path)
		return tab
	}
	for i, name := range drawingNames() {
		screen := browsertest.Screen{Width: []int64{320, 700, 1200}[i%3], Dark: i%2 == 1}
		t.Run(fmt.Sprintf("%s-%d", name, screen.Width), func(t *testing.T) {
			tab := open(t, pathEmbed+name+"?measure=messages&topic=moi-truong&lang="+[]string{"vi", "en"}[i%2], screen)
			drawn := browsertest.Eval[[]int](t, tab, shownPictures)
			if len(drawn) != 1 || drawn[0] < int(screen.Width)*7/10 || drawn[0] > int(screen.Width)*12/10 {
				t.Errorf("pictures %d pixels wide in a frame of %d", drawn, screen.Width)
			}
			tab.Fits(t)
			tab.Picture(t, fmt.Sprintf("embed-%s-%d", name, screen.Width))
			for _, complaint := range append(tab.Complaints(), tab.Misplaced(t)...) {
				t.Error(complaint)
			}
			text := browsertest.Eval[string](t, tab, `document.body.innerText`)
			if !strings.Contains(text, "2.") || !regexp.MustCompile("Phiên bản số liệu 2|Data version 2").MatchString(text) || strings.Contains(text, "GraphQL") {
				t.Errorf("the frame says %q", text)
			}
		})
	}
	t.Run("what is not a chart", func(t *testing.T) {
		for path, status := range map[string]int{"/embed/nothing": 404, "/embed/months?from=x": 400, "/embed/subtopics": 400} {
			w := get(t, pages, path)
			if w.Code != status || strings.Contains(w.Body.String(), "masthead") || !strings.Contains(w.Header().Get("Content-Security-Policy"), "frame-ancestors 'self'") {
				t.Errorf("%s: %d %v", path, w.Code, w.Header())
			}
		}
		if policy := get(t, pages, "/").Header().Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors 'none'") {
			t.Errorf("a page may be framed: %s", policy)
		}
		if w := get(t, New(nil, slog.New(slog.DiscardHandler), WithAccess(analytics.TablesAccess())), "/embed/months"); w.Code != http.StatusForbidden {
			t.Errorf("who may see tables only sees a chart: %d", w.Code)
		}
	})
}

// A chart in a frame tells how high it is, and takes the picture that fits when the frame changes; other sites cannot show it.
func TestEmbedInFrame(t *testing.T) {
	pages := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	host := func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `<!doctype html><title>host</title><link rel="icon" href="data:,"><meta name="color-scheme" content="light">
			<iframe title="chart" src="%s" width="700" height="100"></iframe>
			<script>addEventListener('message', (e) => { document.querySelector('iframe').height = e.data.height; window.heard = e.data; });</script>`, html.EscapeString(r.URL.Query().Get("of")))
	}
	mux := http.NewServeMux()
	mux.Handle("/", pages)
	mux.HandleFunc("/host", host)
	server, stranger := httptest.NewServer(mux), httptest.NewServer(http.HandlerFunc(host))
	t.Cleanup(server.Close)
	t.Cleanup(stranger.Close)
	browser := browsertest.Start(t)
	tab := browsertest.Open(t, browser, server.URL)
	tab.On(t, browsertest.Screen{Width: 1280})
	tab.Go(t, "/host?of="+url.QueryEscape("/embed/months?measure=messages"))
	const fits = `window.heard?.type === 'giaoban-embed' && (({documentElement: d}) => d.scrollHeight === d.clientHeight && d.querySelector('.plot picture img').complete)(document.querySelector('iframe').contentDocument)`
	const drawn = `Number(new URL(document.querySelector('iframe').contentDocument.querySelector('.plot picture img').currentSrc).searchParams.get('width'))`
	tab.Until(t, fits)
	tab.Picture(t, "embed-in-frame")
	wide := browsertest.Eval[int](t, tab, drawn)
	browsertest.Eval[bool](t, tab, `window.heard = null, document.querySelector('iframe').width = 340, true`)
	tab.Until(t, fits+` && `+drawn+` < `+fmt.Sprint(wide))
	for _, complaint := range tab.Complaints() {
		t.Error(complaint)
	}
	other := browsertest.Open(t, browser, stranger.URL)
	other.Go(t, "/host?of="+url.QueryEscape(server.URL+"/embed/months?measure=messages"))
	other.Until(t, `document.readyState === 'complete'`)
	if !strings.Contains(strings.Join(other.Complaints(), "\n"), "frame-ancestors") {
		t.Errorf("another site shows the chart: %q", other.Complaints())
	}
}

// The menu of a chart has the texts that put it into other pages, ready to be copied, and right as they are.
func TestCopies(t *testing.T) {
	pages := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	server := httptest.NewServer(pages)
	t.Cleanup(server.Close)
	tab := browsertest.Open(t, browsertest.Start(t), server.URL)
	tab.On(t, browsertest.Screen{Width: 360})
	tab.Go(t, "/?measure=messages&topic=moi-truong")
	tab.Click(t, ".reuse summary")
	tab.Picture(t, "copies-360")
	for i, field := range browsertest.Eval[[]string](t, tab, `[...document.querySelector('.reuse').querySelectorAll('.reuse-text input')].map((e) => e.value)`) {
		address := regexp.MustCompile(`src="([^"]*)"|\]\(([^)]*)\)|^(\S+)$`).FindStringSubmatch(field)
		if address == nil {
			t.Fatalf("%d: %q", i, field)
		}
		link := html.UnescapeString(address[1] + address[2] + address[3])
		if !strings.HasPrefix(link, server.URL+"/") || !strings.Contains(link, "from=2020-04&to=2020-05&measure=messages&topic=moi-truong") || (i == 0) == strings.Contains(link, "version=2") {
			t.Errorf("the address %s", link)
		}
		if w := get(t, pages, strings.TrimPrefix(link, server.URL)); w.Code != http.StatusOK {
			t.Errorf("%s: status %d", link, w.Code)
		}
	}
	tab.Click(t, ".reuse-text .copy")
	tab.Until(t, `document.querySelector('.reuse-text .copy').textContent === 'Đã chép'`)
	for _, complaint := range tab.Complaints() {
		t.Error(complaint)
	}
}
