package stats

import (
	"math"
	"testing"
)

var (
	windowAgo  = []int{11, 12, 13, 23, 24, 25, 35, 36, 37, 47, 48, 49, 59, 60, 61}
	windowDays = []int{31, 30, 31, 31, 30, 31, 31, 30, 31, 31, 30, 31, 31, 30, 31}
)

func history(counts ...int64) (past []PastMonth) {
	for i, n := range counts {
		past = append(past, PastMonth{windowAgo[i], n, windowDays[i]})
	}
	return past
}

var (
	level   = []int64{102, 95, 110, 99, 91, 120, 87, 104, 98, 111, 93, 107, 101, 88, 96}
	grows   = []int64{205, 188, 197, 160, 171, 149, 128, 131, 120, 104, 99, 93, 80, 84, 77}
	bursts  = []int64{40, 71, 22, 35, 90, 51, 18, 44, 63, 29, 80, 33, 47, 25, 58}
	outlied = []int64{102, 95, 110, 99, 91, 120, 10000, 104, 98, 111, 93, 107, 101, 88, 96}
)

// The golden values are those of testdata/aberration.R, which uses R's glm, hatvalues, qnbinom and qpois.
func TestExpect(t *testing.T) {
	for _, c := range []struct {
		name                         string
		counts                       []int64
		mean, variance, lower, upper float64
	}{
		{"level", level, 97.9565217391, 104.344990548, 73, 125},
		{"grows", grows, 243.370031938, 376.85258858, 195, 295},
		{"bursts", bursts, 46.0434782609, 668.478390317, 5, 138},
		{"one huge month", outlied, 98.9612171841, 203.993962551, 65, 139},
	} {
		points, years := window(history(c.counts...))
		if years != 5 {
			t.Fatal(years)
		}
		if mean, variance := predict(points, 30); !near(mean, c.mean, 1e-8) || !near(variance, c.variance, 1e-8) {
			t.Errorf("%s: mean %.12g, variance %.12g", c.name, mean, variance)
		}
		if e, ok := Expect(history(c.counts...), 30); !ok || e != (Expected{c.lower, c.upper, 15}) {
			t.Errorf("%s: %v", c.name, e)
		}
	}
}

// A month that is not over is expected to have what its days have.
func TestExpectPartOfAMonth(t *testing.T) {
	whole, _ := Expect(history(level...), 30)
	third, _ := Expect(history(level...), 10)
	if third.Upper >= whole.Lower || third.Lower < 15 || third.Upper > 52 {
		t.Errorf("%v of the whole, %v of a third", whole, third)
	}
	if third.Judge(33) != Within || third.Judge(100) != Above || third.Judge(3) != Below {
		t.Error(third)
	}
}

func TestExpectNeedsHistory(t *testing.T) {
	past := history(level...)
	for n, want := range map[int]bool{0: false, 6: false, 7: false, 8: true, 9: true, 15: true} {
		e, ok := Expect(past[:n], 30)
		if ok != want || (ok && e.Months != n) {
			t.Errorf("%d months: %v %v", n, e, ok)
		}
	}
	neighbours := []PastMonth{{11, 10, 30}, {13, 10, 30}, {23, 10, 30}, {25, 10, 30}, {35, 10, 30}, {37, 10, 30}}
	if _, ok := Expect(neighbours, 30); ok {
		t.Error("the same month itself is in no year")
	}
	if _, ok := Expect(past, 0); ok {
		t.Error("no days")
	}
	other := []PastMonth{{1, 1e9, 30}, {6, 1e9, 30}, {18, 1e9, 30}, {72, 1e9, 30}, {-12, 1e9, 30}, {0, 1e9, 30}, {12, 1e9, 0}}
	if with, _ := Expect(append(other, past...), 30); with != (Expected{73, 125, 15}) {
		t.Errorf("other months count: %v", with)
	}
}

// Whatever the history, there are two finite bounds in order.
func TestExpectIsRobust(t *testing.T) {
	zeros := make([]int64, 15)
	e, ok := Expect(history(zeros...), 30)
	// R 4.2.2: qnbinom(c(.005, .995), size = .5, mu = .5 * 30 / 460)
	if !ok || e.Lower != 0 || e.Upper != 1 {
		t.Errorf("all zeros: %v %v", e, ok)
	}
	only := func(at int, n int64) []int64 {
		c := make([]int64, 15)
		c[at] = n
		return c
	}
	for name, counts := range map[string][]int64{
		"one report, last year": only(0, 1), "one report, long ago": only(14, 1), "a billion last year": only(1, 1e9),
		"a billion long ago": only(14, 1e9), "a billion each": {1e9, 1e9, 1e9, 1e9, 1e9, 1e9, 1e9, 1e9, 1e9, 1e9, 1e9, 1e9, 1e9, 1e9, 1e9},
		"only the newest year": {50, 40, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, "only the oldest year": {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 40, 60},
		"ten times more every year": {1e6, 1e6, 1e6, 1e5, 1e5, 1e5, 1e4, 1e4, 1e4, 1e3, 1e3, 1e3, 100, 100, 100},
		"all but one zero":          {5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 0},
	} {
		e, ok := Expect(history(counts...), 30)
		if !ok || !(e.Lower >= 0) || !(e.Upper >= e.Lower) || math.IsInf(e.Upper, 0) {
			t.Errorf("%s: %v %v", name, e, ok)
		}
	}
}
