package dashboards

import (
	"fmt"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
)

func TestBrowser(t *testing.T) {
	browser := browsertest.Start(t)
	full := httptest.NewServer(New(intaketest.Sample(t), slog.New(slog.DiscardHandler)))
	t.Cleanup(full.Close)
	hostile := httptest.NewServer(New(hostileStore(t), slog.New(slog.DiscardHandler)))
	t.Cleanup(hostile.Close)
	empty := httptest.NewServer(New(intaketest.Open(t, "", 0), slog.New(slog.DiscardHandler)))
	t.Cleanup(empty.Close)

	tallied := httptest.NewServer(New(talliesStore(t, intake.Options{}), slog.New(slog.DiscardHandler)))
	t.Cleanup(tallied.Close)

	pages := []struct {
		name, path string
		charts     int
	}{
		{"overview", "/", 2},
		{"overview-messages", "/?measure=messages", 2},
		{"overview-en", "/?lang=en&measure=messages", 2},
		{"topics", "/topics?measure=messages", 1},
		{"topics-en", "/topics?lang=en&measure=messages", 1},
		{"units", "/units?measure=messages", 0},
		{"heat", "/heat?measure=messages", 1},
		{"issues", "/?measure=issues", 2},
		{"topic", "/topics?topic=covid-19&measure=messages", 4},
		{"topic-children", "/topics?topic=moi-truong&measure=messages&vs=previous,last-year,2019-01..2019-02", 4},
		{"six-months", "/?from=2019-12&to=2020-05&measure=messages", 2},
		{"uncovered", "/?from=2015-01&to=2015-02&measure=messages", 2},
		{"bad", "/?from=2020-13", 0},
	}
	for _, p := range pages {
		for _, width := range []int64{1280, 360} {
			for _, dark := range []bool{false, true} {
				v := view{name: p.name, path: p.path, width: width, dark: dark, charts: p.charts}
				t.Run(v.title(), func(t *testing.T) { v.check(t, browser, full.URL) })
			}
		}
	}
	for _, width := range []int64{1280, 360} {
		v := view{name: "hostile", path: "/?measure=messages", width: width, charts: 2}
		t.Run(v.title(), func(t *testing.T) { v.check(t, browser, hostile.URL) })
		v = view{name: "hostile-topics", path: "/topics?measure=messages", width: width, dark: true, charts: 1}
		t.Run(v.title(), func(t *testing.T) { v.check(t, browser, hostile.URL) })
		v = view{name: "partial", path: "/?measure=messages&from=2020-04&to=2020-05", width: width, charts: 2}
		t.Run(v.title(), func(t *testing.T) { v.check(t, browser, hostile.URL) })
		v = view{name: "tallies", path: "/?measure=messages&from=2020-05&to=2020-05&vs=previous,2020-02", width: width, charts: 2}
		t.Run(v.title(), func(t *testing.T) { v.check(t, browser, tallied.URL) })
		v = view{name: "tallies-topics", path: "/topics?measure=messages&from=2020-05&to=2020-05&vs=previous", width: width, charts: 1}
		t.Run(v.title(), func(t *testing.T) { v.check(t, browser, tallied.URL) })
		v = view{name: "tallies-totals", path: "/?from=2020-04&to=2020-05", width: width}
		t.Run(v.title(), func(t *testing.T) { v.check(t, browser, tallied.URL) })
		v = view{name: "empty", path: "/", width: width}
		t.Run(v.title(), func(t *testing.T) { v.check(t, browser, empty.URL) })
	}
}

// hostileStore has the hostile names as topics, and a month that is not over.
func hostileStore(t *testing.T) *analytics.Store {
	t.Helper()
	store := intaketest.Open(t, "", 0)
	registry := "registry,code,name_vi,name_en,parent,aliases,valid_from,valid_to\n"
	reports := "id,received,kind,type,unit,channel,topics,issues\n"
	n := 0
	for i, name := range hostileNames {
		registry += fmt.Sprintf("topic,t%d,\"%s\",,,,,\n", i, strings.ReplaceAll(name, `"`, `""`))
		for month := 1; month <= 5; month++ {
			for range (i*7+month*3)%11 + 1 {
				n++
				reports += fmt.Sprintf("r%d,2020-%02d-05T10:00:00+07:00,MESSAGE,,,,t%d,\n", n, month, i)
			}
		}
	}
	through := analytics.NewDate(2020, 5, 12)
	intaketest.Import(t, store, "registry.csv", []byte(registry), intake.Options{})
	intaketest.Import(t, store, "reports.csv", []byte(reports), intake.Options{Through: &through})
	return store
}
