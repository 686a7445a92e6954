package analytics

import (
	"errors"

	"giaoban/analytics/stats"
	"giaoban/analytics/words"
)

// Test is the statistics of a change: whether it is more than chance. All of it is nil for issues, which come back from
// one synthesis to the next and so are not counted like events; without a verdict of a test, only Verdict is set.
type Test struct {
	RatioInterval *stats.Interval // of the ratio, at stats.IntervalLevel
	PValue        *float64        // two-sided, of this change alone
	QValue        *float64        // PValue adjusted for all changes against the same baseline, whether shown or not
	Verdict       *stats.Verdict

	ratio *stats.Ratio
}

// VerdictText says the verdict to a reader; nil where there is none.
func (t Test) VerdictText(lang words.Lang) *string {
	if t.Verdict == nil {
		return nil
	}
	text := words.Verdicts[string(*t.Verdict)].In(lang)
	return &text
}

// test compares two sides; decide then says what it is worth among all changes. Rounded numbers, numbers that lack months
// and periods that overlap carry no exact test. Nothing on either side is nothing to test: it must not make the others
// look more like chance.
func test(now, then side, overlap bool, dispersion *float64) (t Test) {
	if dispersion == nil {
		return t
	}
	verdict := stats.Inconclusive
	switch {
	case now.Status == NotReported || then.Status == NotReported:
		verdict = stats.InsufficientHistory
	case overlap || !now.testable() || !then.testable():
	case *now.Value == 0 && *then.Value == 0:
	default:
		r, err := stats.RateRatio(*now.Value, now.days, *then.Value, then.days, *dispersion)
		if errors.Is(err, stats.ErrNoExposure) {
			verdict = stats.InsufficientHistory
		}
		if err == nil {
			t.ratio, t.RatioInterval, t.PValue = &r, &r.Interval, &r.P
		}
	}
	t.Verdict = &verdict
	return t
}

// testable tells whether a count is the plain number of all that it stands for.
func (s side) testable() bool { return s.Value != nil && s.Status != Approximate && !s.short }

// decide adjusts the p values of each baseline for all rows together, and gives the verdicts.
func decide(rows ...[]Change) {
	if len(rows) == 0 {
		return
	}
	for baseline := range rows[0] {
		var tested []*Test
		var p []float64
		for _, changes := range rows {
			if t := &changes[baseline].Test; t.ratio != nil {
				tested, p = append(tested, t), append(p, t.ratio.P)
			}
		}
		for i, q := range stats.BenjaminiHochberg(p) {
			verdict := tested[i].ratio.Verdict(q)
			tested[i].QValue, tested[i].Verdict = &q, &verdict
		}
	}
}
