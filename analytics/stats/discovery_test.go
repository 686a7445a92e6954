package stats

import (
	"slices"
	"testing"
)

// The fifteen p values of Benjamini and Hochberg's own example (1995), the thrombolysis study of Neuhaus et
// al. (1992), with R 4.2.2: p.adjust(p, "BH"). At 5 % the paper rejects four.
func TestBenjaminiHochberg(t *testing.T) {
	p := []float64{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000}
	want := []float64{0.0015, 0.0030, 0.0095, 0.0356250000, 0.0603, 0.0638571428571429, 0.0638571428571429, 0.0645, 0.0765, 0.4860,
		0.5811818181818181, 0.714875, 0.7532307692307693, 0.8132142857142857, 1}
	q := BenjaminiHochberg(p)
	rejected := 0
	for i := range q {
		if !near(q[i], want[i], 1e-12) {
			t.Errorf("q of %v is %v, not %v", p[i], q[i], want[i])
		}
		if q[i] <= 0.05 {
			rejected++
		}
	}
	if rejected != 4 {
		t.Errorf("%d are rejected, not 4", rejected)
	}
	// In any order, with ties: R 4.2.2, p.adjust(c(.03, .01, .03, .2, .04), "BH").
	mixed := []float64{.03, .01, .03, .2, .04}
	if q := BenjaminiHochberg(mixed); !slices.EqualFunc(q, []float64{.05, .05, .05, .2, .05}, func(a, b float64) bool { return near(a, b, 1e-12) }) {
		t.Error(q)
	}
	if !slices.Equal(mixed, []float64{.03, .01, .03, .2, .04}) {
		t.Error("the p values were changed")
	}
	if q := BenjaminiHochberg(nil); len(q) != 0 {
		t.Error(q)
	}
	if q := BenjaminiHochberg([]float64{0.3}); q[0] != 0.3 {
		t.Error(q)
	}
}
