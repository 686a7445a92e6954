package dashboards

import (
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts/chartstest"
)

// TestStoryBook asks for every story: all are there, in both languages, without data of the office; and none is where
// the book is not served.
func TestStoryBook(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	closed, open := New(store, slog.New(slog.DiscardHandler)), New(store, slog.New(slog.DiscardHandler), WithStories())
	index := get(t, open, pathStories).Body.String()
	names := []string{}
	for name := range storyParts {
		names = append(names, name)
	}
	for name, c := range storyCharts {
		names = append(names, name)
		for _, s := range chartstest.StatesOf(c.by) {
			if w := get(t, open, pathStories+"/"+name+"/"+s.Name+".json"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `"series"`) {
				t.Errorf("%s/%s: status %d: %.200s", name, s.Name, w.Code, w.Body)
			}
		}
	}
	for _, name := range names {
		if !strings.Contains(index, `href="`+pathStories+"/"+name+`"`) {
			t.Errorf("the index does not lead to %s", name)
		}
		for _, query := range []string{"", "?lang=en&theme=dark"} {
			if w := get(t, open, pathStories+"/"+name+query); w.Code != http.StatusOK {
				t.Errorf("%s%s: status %d", name, query, w.Code)
			}
		}
	}
	for _, path := range []string{pathStories, pathStories + "/months", pathStories + "/months/normal.json"} {
		if w := get(t, closed, path); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d where there are no stories", path, w.Code)
		}
	}
	for _, path := range []string{"/nothing", "/months/nothing.json", "/months/normal.csv", "/figures/normal.json"} {
		if w := get(t, open, pathStories+path); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
	for _, s := range chartstest.States() {
		if words.StoryStates[s.Name].Vi == "" {
			t.Errorf("the state %s has no name", s.Name)
		}
	}
}
