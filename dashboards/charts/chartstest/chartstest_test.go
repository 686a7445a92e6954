package chartstest

import (
	"testing"

	"giaoban/analytics"
)

// TestStates holds each state to what it is there to show.
func TestStates(t *testing.T) {
	for name, want := range map[string]struct{ months, topics, units int }{
		"normal": {24, 13, 16}, "no-data": {24, 0, 0}, "one-month": {1, 13, 16}, "twelve-years": {144, 13, 16}, "60-topics": {24, 61, 16}, "120-units": {24, 13, 121},
	} {
		s, found := Find(name)
		if !found {
			t.Fatalf("there is no state %s", name)
		}
		const all = 1000
		months, topics, units := len(s.Points(0)), len(s.Comparison(analytics.ByTopic, all).Rows), len(s.Comparison(analytics.ByUnit, all).Rows)
		if months != want.months || topics != want.topics || units != want.units || len(s.Trends(all).Rows) != want.topics {
			t.Errorf("%s has %d months, %d topics, %d units", name, months, topics, units)
		}
	}
	for name, want := range map[string]analytics.CountStatus{
		"partial": analytics.Partial, "at-least": analytics.AtLeast, "approximate": analytics.Approximate, "not-reported": analytics.NotReported, "suppressed": analytics.Suppressed,
	} {
		s, _ := Find(name)
		of := map[analytics.CountStatus]int{}
		for _, r := range s.Comparison(analytics.ByTopic, 100).Rows {
			of[r.Count.Status]++
		}
		for _, p := range s.Points(1) {
			of[p.Count.Status]++
		}
		if of[want] == 0 || of[analytics.Exact] == 0 {
			t.Errorf("%s has %v", name, of)
		}
	}
	for _, name := range LongNames[:4] {
		if n := len([]rune(name)); n < 195 || n > 200 {
			t.Errorf("a long name has %d letters: %s", n, name)
		}
	}
}
