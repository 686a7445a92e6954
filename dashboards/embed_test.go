package dashboards

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
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
			if w.Code != status || strings.Contains(w.Body.String(), "masthead") {
				t.Errorf("%s: %d %v", path, w.Code, w.Header())
			}
		}
		if w := get(t, New(nil, slog.New(slog.DiscardHandler), WithAccess(analytics.TablesAccess())), "/embed/months"); w.Code != http.StatusForbidden {
			t.Errorf("who may see tables only sees a chart: %d", w.Code)
		}
	})
}
