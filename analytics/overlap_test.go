package analytics_test

import (
	"slices"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/stats"
)

// Periods that share months are not tested, and bear on no test of another baseline.
func TestOverlap(t *testing.T) {
	t.Parallel()
	snap, _ := lively(t)
	long := analytics.Range{From: 201904, To: 202005} // the same months of last year share April and May 2019 with it
	apart := analytics.Baseline{Kind: analytics.Previous}
	alone, err := snap.Compare(t.Context(), analytics.CompareQuery{Measure: analytics.Messages, By: analytics.ByTopic, Current: long, Top: 200, Baselines: []analytics.Baseline{apart}})
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string]analytics.Baseline{"itself": {Kind: analytics.Custom, Custom: &long},
		"a part": {Kind: analytics.Custom, Custom: &aprilMay}, "the same months last year": {Kind: analytics.SameMonthsLastYear}} {
		a, err := snap.Compare(t.Context(), analytics.CompareQuery{Measure: analytics.Messages, By: analytics.ByTopic, Current: long, Top: 200, Baselines: []analytics.Baseline{b, apart}})
		if err != nil {
			t.Fatal(err)
		}
		k, err := snap.KeyFigures(t.Context(), analytics.KeyFiguresQuery{Current: long, Baselines: []analytics.Baseline{b}})
		if err != nil {
			t.Fatal(err)
		}
		changes := []analytics.Change{a.Total.Changes[0]}
		for _, r := range a.Rows {
			changes = append(changes, r.Changes[0])
		}
		for _, f := range k.Figures {
			if changes = append(changes, f.Changes[0]); f.Measure == analytics.Issues {
				changes = changes[:len(changes)-1]
				if c := f.Changes[0]; c.Verdict != nil || !slices.Contains(c.Caveats, analytics.Overlap) {
					t.Errorf("%s: issues have %v %v", name, c.Verdict, c.Caveats)
				}
			}
		}
		for _, c := range changes {
			if !slices.Contains(c.Caveats, analytics.Overlap) || c.Verdict == nil || *c.Verdict != stats.Inconclusive || c.PValue != nil || c.QValue != nil || c.RatioInterval != nil {
				t.Errorf("%s: caveats %v, verdict %v, p %v", name, c.Caveats, c.Verdict, c.PValue)
			}
			if c.Count.Value == nil || (c.Ratio == nil) != (*c.Count.Value == 0) {
				t.Errorf("%s: ratio %v against %v", name, c.Ratio, c.Count)
			}
		}
		if name == "itself" && (*a.Total.Changes[0].Ratio != 1 || *a.Total.Changes[0].Delta != 0) {
			t.Errorf("a period differs from itself: %v", a.Total.Changes[0])
		}
		for _, r := range a.Rows {
			for _, before := range alone.Rows {
				if entryText(r.Topic) == entryText(before.Topic) && (*r.Changes[1].QValue != *before.Changes[0].QValue || slices.Contains(r.Changes[1].Caveats, analytics.Overlap)) {
					t.Errorf("%s changes the q of %s", name, entryText(r.Topic))
				}
			}
		}
	}
}
