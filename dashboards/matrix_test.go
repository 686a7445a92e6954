package dashboards

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/packs"
	"giaoban/analytics/words"
)

// sight is a page of the matrix, on the server of a certain office.
type sight struct {
	name, home, path string
	charts           int  // at least so many are drawn
	refused          bool // the page says what is wrong with the question
	more             bool // another view of a page: a usual run sees it on two screens
	story            bool // its pictures are looked at by TestPicturesCanBeRead: a usual run sees it on a phone or a desk
}

// screenWidths are what pages are looked at on. A usual run takes each page once on each of them, in the language
// and theme of its turn: every page is seen in both of each, and so is every screen. The whole matrix has all.
var screenWidths = []int64{360, 768, 1280, 1920}

// onlooker looks at pages.
type onlooker struct {
	browser context.Context
	page    *browsertest.Tab // shows pages; it may ask any of the servers of the test
	picture *browsertest.Tab // shows pictures by themselves
	seen    *sync.Map        // addresses of pictures that have been looked at
}

// with gives a test tabs of its own, which do not live longer; tests that have them may run beside each other.
func (m onlooker) with(t *testing.T) *onlooker {
	t.Helper()
	m.page, m.picture = browsertest.Open(t, m.browser, "http://127.0.0.1:"), browsertest.Blank(t, m.browser)
	return &m
}

// seenAt looks at a page in all ways of the matrix.
func (m *onlooker) seenAt(t *testing.T, turn int, s sight) {
	t.Helper()
	for i, width := range screenWidths {
		for k := range 4 {
			if (k != (i+turn)%4 || (s.more && i%2 != turn%2) || (s.story && i != turn%2*2)) && os.Getenv(wholeMatrix) == "" {
				continue
			}
			lang, dark := []words.Lang{words.Vi, words.En}[k%2], (k/2+i)%2 == 1
			screen := fmt.Sprintf("%d-%s-%s", width, lang, map[bool]string{true: "dark", false: "light"}[dark])
			t.Run(screen, func(t *testing.T) {
				m.look(t, s, s.name+"-"+screen, lang, browsertest.Screen{Width: width, Dark: dark})
			})
		}
	}
}

func (m *onlooker) look(t *testing.T, s sight, name string, lang words.Lang, screen browsertest.Screen) {
	t.Helper()
	m.page.Forget()
	m.page.On(t, screen)
	path := s.path
	if lang == words.En {
		path = beside(path, paramLang, string(lang))
	}
	m.page.Go(t, s.home+path)
	drawn, all := browsertest.Eval[int](t, m.page, browsertest.DrawnCharts), browsertest.Eval[int](t, m.page, `document.querySelectorAll('[data-chart]').length`)
	if drawn < all || all < s.charts {
		t.Errorf("%d of %d charts are drawn, want %d", drawn, all, s.charts)
	}
	m.page.Picture(t, name)
	m.page.Fits(t)
	if !strings.Contains(s.path, pathStories) {
		m.pictures(t)
	}
	// What is closed can be read, too, when it is opened.
	for _, fault := range m.page.MisplacedOpen(t) {
		t.Errorf("opened: %s", fault)
	}
	if screen.Width == 1280 {
		if live := browsertest.Eval[int](t, m.page, browsertest.LiveCharts); live != drawn {
			t.Errorf("%d of %d charts come to life", live, drawn)
		}
	}
	if browsertest.Eval[int](t, m.page, `Object.keys(Object.prototype).length`) > 0 {
		t.Error("a name has written into Object.prototype")
	}
	for _, complaint := range m.page.Complaints() {
		// The status of an error page is not a fault of the page.
		if !s.refused || !strings.Contains(complaint, "the server responded with a status of 4") {
			t.Error(complaint)
		}
	}
}

// plotPictures are the pictures of charts on a page: their addresses, and how wide they are shown.
const plotPictures = `[...document.querySelectorAll('.plot picture img')].filter((i) => i.checkVisibility()).map((i) => ({url: i.currentSrc, width: i.getBoundingClientRect().width}))`

// pictures looks at the texts in the pictures of a page.
func (m *onlooker) pictures(t *testing.T) {
	t.Helper()
	type shown struct {
		URL   string
		Width float64
	}
	for _, p := range browsertest.Eval[[]shown](t, m.page, plotPictures) {
		if _, known := m.seen.LoadOrStore(fmt.Sprintf("%s %.0f", p.URL, p.Width), true); !known {
			for _, fault := range m.picture.MisplacedIn(t, fetched(t, p.URL), p.Width) {
				t.Errorf("%s: %s", p.URL, fault)
			}
		}
	}
}

func fetched(t *testing.T, address string) []byte {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	_ = response.Body.Close()
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %v", address, response.StatusCode, err)
	}
	return body
}

// serveOffice serves the pages of a store, the story book too.
func serveOffice(t *testing.T, store *analytics.Store, options ...Option) string {
	t.Helper()
	server := httptest.NewServer(New(store, slog.New(slog.DiscardHandler), append(options, WithStories())...))
	t.Cleanup(server.Close)
	return server.URL
}

// TestPagesCanBeRead looks at every page on every kind of screen: there is no error and no request to anybody else, every
// picture is drawn, nothing is cut off or stands on something else, and axe-core finds nothing.
func TestPagesCanBeRead(t *testing.T) {
	m := onlooker{browser: browsertest.Start(t), seen: &sync.Map{}}
	sample, tallied, empty := serveOffice(t, intaketest.Sample(t)), serveOffice(t, talliesStore(t, intake.Options{})), serveOffice(t, intaketest.Open(t, "", 0))
	storied, partial := serveOffice(t, storiedStore(t)), serveOffice(t, hostileStore(t))
	archive, packed := packs.Open(filepath.Join(t.TempDir(), packs.DirName)), intaketest.Sample(t)
	keepPacks(t, packed, archive, 8)
	scheduled := serveOffice(t, packed, WithPacks(archive, true))
	sights := []sight{
		{name: "overview", home: sample, path: "/", charts: 2},
		{name: "overview-messages", home: sample, path: "/?measure=messages&vs=previous,last-year,2019-01..2019-02", charts: 2, more: true},
		{name: "overview-issues", home: sample, path: "/?measure=issues&from=2019-12&to=2020-05&vs=none", charts: 1, more: true},
		{name: "overview-filtered", home: sample, path: "/?measure=messages&unit=le-chan,ngo-quyen&channel=zalo&kind=message&version=2", charts: 1, more: true},
		{name: "overview-uncovered", home: sample, path: "/?from=2015-01&to=2015-02&measure=messages", charts: 2, more: true},
		{name: "topics", home: sample, path: "/topics?measure=messages", charts: 1},
		{name: "topic", home: sample, path: "/topics?topic=covid-19&measure=messages", charts: 3},
		{name: "topic-children", home: sample, path: "/topics?topic=moi-truong&measure=messages&vs=previous,last-year,2019-01..2019-02", charts: 3, more: true},
		{name: "units", home: sample, path: "/units?measure=messages"},
		{name: "heat", home: sample, path: "/heat?measure=messages"},
		{name: "briefing", home: sample, path: "/briefing?measure=messages", charts: 2},
		{name: "briefing-issues", home: sample, path: "/briefing?measure=issues&from=2020-01&to=2020-05&focus=none", charts: 2, more: true},
		{name: "briefing-packs", home: scheduled, path: "/briefing?measure=messages", more: true},
		{name: "compare", home: sample, path: "/compare?measure=messages&vs=previous,last-year,2019-01..2019-02", charts: 1},
		{name: "compare-unit-slope", home: sample, path: "/compare?by=unit&view=slope&measure=messages", charts: 1, more: true},
		{name: "compare-channel-table", home: sample, path: "/compare?by=channel&view=table&measure=messages&vs=previous,last-year,2018-04..2018-05,2017-04..2017-05,2016-04..2016-05,2019-12..2020-01", more: true},
		{name: "compare-kind", home: sample, path: "/compare?by=kind", more: true},
		{name: "compare-topic-table", home: sample, path: "/compare?view=table", more: true},
		{name: "compare-kind-slope", home: sample, path: "/compare?by=kind&view=slope&vs=last-year", more: true},
		{name: "reports", home: sample, path: "/reports?topic=moi-truong"},
		{name: "partial", home: partial, path: "/?measure=messages&from=2020-04&to=2020-05", charts: 2},
		{name: "tallies", home: tallied, path: "/?measure=messages&from=2020-05&to=2020-05&vs=previous,2020-02", charts: 1},
		{name: "tallies-topics", home: tallied, path: "/topics?measure=messages&from=2020-05&to=2020-05&vs=previous", charts: 1, more: true},
		{name: "tallies-totals", home: tallied, path: "/?from=2020-04&to=2020-05", more: true},
		{name: "embed", home: sample, path: "/embed/topics?measure=messages", charts: 1},
		{name: "embed-months", home: sample, path: "/embed/months?measure=messages", charts: 1, more: true},
		{name: "import", home: sample, path: "/import"},
		{name: "empty", home: empty, path: "/"},
		{name: "empty-data", home: empty, path: "/data", more: true},
		{name: "error", home: sample, path: "/?from=2020-13", refused: true},
		{name: "not-found", home: sample, path: "/nowhere", refused: true, more: true},
		{name: "data", home: storied, path: "/data"},
		{name: "data-before", home: storied, path: "/data?before=24", more: true},
		{name: "data-sample", home: sample, path: "/data?from=2019-06&to=2020-05", more: true},
		{name: "data-tallies", home: tallied, path: "/data", more: true},
		{name: "data-version", home: storied, path: "/data/versions/24?done=pin"},
		{name: "data-undone", home: storied, path: "/data/versions/3", more: true},
		{name: "data-collected", home: storied, path: "/data/versions/6", more: true},
		{name: "data-diff", home: storied, path: "/data/diff?from=2&to=25"},
		{name: "data-diff-tallies", home: tallied, path: "/data/diff?from=1", more: true},
		{name: "data-bad", home: storied, path: "/data?before=x", refused: true, more: true},
		{name: "stories", home: empty, path: pathStories},
	}
	for _, name := range slices.Sorted(maps.Keys(storyParts)) {
		sights = append(sights, sight{name: "story-" + name, home: empty, path: pathStories + "/" + name, more: true})
	}
	for _, name := range slices.Sorted(maps.Keys(storyCharts)) {
		sights = append(sights, sight{name: "story-" + name, home: empty, path: pathStories + "/" + name, charts: 2, story: true})
	}
	for turn, s := range sights {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			m.with(t).seenAt(t, turn, s)
		})
	}
}
