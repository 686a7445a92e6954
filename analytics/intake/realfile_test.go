package intake_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
)

// requestsMap takes in the 311 service requests of San Francisco.
const requestsMap = `
id: unique_key
received: created_date
kind: {const: MESSAGE}
topics: category
channel: source
unit: neighborhood
onUnknown: add
`

// answerKey is what was counted in the file by other means.
type answerKey struct {
	ByMonth      map[string]int64            `json:"by_month"`
	ByCategory   map[string]map[string]int64 `json:"by_month_x_top10"`
	ByChannel    map[string]map[string]int64 `json:"by_month_x_channel"`
	AprilMayYear map[string]struct {
		Total struct {
			Now      int64 `json:"apr_may"`
			Previous int64 `json:"feb_mar"`
			LastYear int64 `json:"apr_may_prev_year"`
		} `json:"total"`
	} `json:"periods_apr_may"`
}

// TestRealFile takes in a real export and compares with counts made by other means. GIAOBAN_SF311 names the directory
// that holds 311_service_requests.csv and key.json; the file is not part of giaoban.
func TestRealFile(t *testing.T) {
	dir := os.Getenv("GIAOBAN_SF311")
	if dir == "" {
		t.Skip("GIAOBAN_SF311 is not set")
	}
	var key answerKey
	text, err := os.ReadFile(filepath.Join(dir, "key.json"))
	if err == nil {
		err = json.Unmarshal(text, &key)
	}
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(dir, "311_service_requests.csv"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := intake.ParseMap([]byte(requestsMap))
	if err != nil {
		t.Fatal(err)
	}
	store := intaketest.Open(t, "UTC", 1)
	intaketest.Import(t, store, "requests.csv", content, intake.Options{Map: m, Today: analytics.NewDate(2018, time.January, 31)})

	span := analytics.Range{From: analytics.NewMonth(2008, 7), To: analytics.NewMonth(2018, 1)}
	by := func(d ...analytics.Dimension) []analytics.CountRow { return allCounts(t, store, span, d) }
	months := map[string]int64{}
	for _, r := range by(analytics.ByMonth) {
		months[r.Month.String()] = *r.Count(analytics.Messages).Value
	}
	if len(months) == 0 || !maps.Equal(months, key.ByMonth) {
		t.Errorf("by month: got %v, want %v", months, key.ByMonth)
	}
	got := map[string]map[string]int64{}
	note := func(name string, r analytics.CountRow) {
		if got[name] == nil {
			got[name] = map[string]int64{}
		}
		got[name][r.Month.String()] = *r.Count(analytics.Messages).Value
	}
	for _, r := range by(analytics.ByMonth, analytics.ByTopic) {
		note(r.Topic.NameVi, r)
	}
	for _, r := range by(analytics.ByMonth, analytics.ByChannel) {
		note(r.Channel.NameVi, r)
	}
	for _, want := range []map[string]map[string]int64{key.ByCategory, key.ByChannel} {
		for name, values := range want {
			maps.DeleteFunc(values, func(_ string, n int64) bool { return n == 0 })
			if !maps.Equal(got[name], values) {
				t.Errorf("%s: got %v, want %v", name, got[name], values)
			}
		}
	}
	for year, want := range key.AprilMayYear {
		from, err := analytics.ParseMonth(year + "-04")
		if err != nil {
			t.Fatal(err)
		}
		snap := snapshot(t, store)
		answer, err := snap.KeyFigures(t.Context(), analytics.KeyFiguresQuery{Current: analytics.Range{From: from, To: from.Add(1)},
			Baselines: []analytics.Baseline{{Kind: analytics.Previous}, {Kind: analytics.SameMonthsLastYear}}})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range answer.Figures {
			if f.Measure != analytics.Messages {
				continue
			}
			for _, x := range []struct {
				got  analytics.Count
				want int64
			}{{f.Count, want.Total.Now}, {f.Changes[0].Count, want.Total.Previous}, {f.Changes[1].Count, want.Total.LastYear}} {
				if x.want == 0 && x.got.Value == nil { // before the file begins
					continue
				}
				if x.got.Value == nil || *x.got.Value != x.want {
					t.Errorf("April-May %s: got %v, want %d", year, x.got.Display("en"), x.want)
				}
			}
		}
	}
}

func snapshot(t *testing.T, store *analytics.Store) *analytics.Snapshot {
	t.Helper()
	snap, err := store.Snapshot(t.Context(), analytics.FullAccess(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return snap
}

// allCounts asks page by page until there is no more.
func allCounts(t *testing.T, store *analytics.Store, period analytics.Range, by []analytics.Dimension) (rows []analytics.CountRow) {
	t.Helper()
	snap := snapshot(t, store)
	q := analytics.CountsQuery{Period: period, GroupBy: by, First: analytics.MaxPageSize}
	for {
		page, err := snap.Counts(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, page.Rows...)
		if q.After = page.EndCursor; !page.HasNextPage {
			return rows
		}
	}
}
