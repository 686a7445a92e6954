package stats

import "testing"

var twoYears = []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

func TestSecondDifference(t *testing.T) {
	// Months of 30 days: n reports in three months give a squared second difference of 2n on average.
	for _, c := range []struct {
		counts        []int64
		value, weight float64
	}{
		{[]int64{10, 20, 30}, 0, 1}, // a straight line
		{[]int64{10, 30, 10}, 16, 1},
		{[]int64{0, 1, 0}, 2, 1.0 / 15},
		{[]int64{1, 0, 0}, 0.5, 1.0 / 15},
		{[]int64{0, 0, 0}, 0, 0},
	} {
		if v, w := secondDifference(c.counts, []int{30, 30, 30}); !near(v, c.value, 1e-12) || !near(w, c.weight, 1e-12) {
			t.Errorf("%v: %v with weight %v", c.counts, v, w)
		}
	}
	if _, w := secondDifference([]int64{1, 2, 3}, []int{30, 0, 30}); w != 0 {
		t.Error("a month of which nothing is known counts")
	}
	if v, _ := secondDifference([]int64{310, 280, 310}, []int{31, 28, 31}); !near(v+1, 1, 1e-12) {
		t.Errorf("equal rates in months of other lengths give %v", v)
	}
}

func TestDispersion(t *testing.T) {
	d := newDice(1)
	rows := func(mean, dispersion float64, change func(month int) float64) [][]int64 {
		all := make([][]int64, 25)
		for i := range all {
			for m, days := range twoYears {
				all[i] = append(all[i], d.count(mean*float64(days)/30*change(m), dispersion))
			}
		}
		return all
	}
	steady := func(int) float64 { return 1 }
	for _, c := range []struct {
		name            string
		rows            [][]int64
		atLeast, atMost float64
	}{
		{"chance alone, 50", rows(50, 1, steady), 1, 1.2},
		{"chance alone, 2", rows(2, 1, steady), 1, 1.2},
		{"bursts of three, 50", rows(50, 3, steady), 2.5, 3.5},
		{"bursts of three, 2", rows(2, 3, steady), 2, 4},
		{"doubling in two years", rows(50, 1, func(m int) float64 { return 1 + float64(m)/24 }), 1, 1.2},
		{"a third more in some months of the year", rows(200, 1, func(m int) float64 {
			return []float64{1, 1.05, 1.15, 1.25, 1.3, 1.33, 1.3, 1.25, 1.15, 1.05, 1, 0.97}[m%12]
		}), 1, 1.3},
		{"an outbreak in the past", func() [][]int64 {
			all := rows(50, 1, steady)
			all[3][10], all[7][15] = 2000, 700
			return all
		}(), 1, 1.2},
		{"nothing", make24(25), 1, 1},
		{"no rows", nil, 1, 1},
	} {
		if got := Dispersion(c.rows, twoYears); got < c.atLeast || got > c.atMost {
			t.Errorf("%s: %v lies outside %v to %v", c.name, got, c.atLeast, c.atMost)
		}
	}
	few := [][]int64{{1, 90, 3, 80, 2}}
	if got := Dispersion(few, []int{31, 30, 31, 30, 31}); got != 1 {
		t.Errorf("five months of one row say %v", got)
	}
}

func make24(rows int) [][]int64 {
	all := make([][]int64, rows)
	for i := range all {
		all[i] = make([]int64, len(twoYears))
	}
	return all
}
