package analytics_test

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"giaoban/analytics"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"
)

// shownMonth is what somebody sees of one month who has all fixed tables.
type shownMonth struct {
	total                   analytics.CountRow
	units, topics, channels []analytics.CountRow
}

// attacker knows how counts hold together, and finds by linear programming what a hidden one can be.
type attacker struct {
	cells []string       // the hidden cells, by what they are
	of    map[string]int // a cell's place among them
	know  []inequality
	pairs [][2]int // hidden syntheses and hidden issues of one row: issues there are means that there are syntheses
}

// inequality says that the sum of factor times cell is at most limit.
type inequality struct {
	factors map[int]float64
	limit   float64
}

// term is a cell with a factor.
type term struct {
	name   string
	count  analytics.Count
	factor float64
}

func cellName(row string, m analytics.Measure) string { return row + " " + string(m) }

func attack(s shownMonth) *attacker {
	a := &attacker{of: map[string]int{}}
	rows := map[string][]analytics.CountRow{"total": {s.total}, "unit": s.units, "topic": s.topics, "channel": s.channels}
	for _, table := range []string{"total", "unit", "topic", "channel"} {
		for i, row := range rows[table] {
			a.seeRow(fmt.Sprint(table, i), row)
		}
	}
	a.seeZeros(s.units)
	for _, m := range analytics.Measures() {
		for _, table := range []string{"unit", "topic", "channel"} {
			all := []term{{"total0", s.total.Count(m), -1}}
			for i, row := range rows[table] {
				all = append(all, term{fmt.Sprint(table, i), row.Count(m), 1})
				a.atMost(m, term{fmt.Sprint(table, i), row.Count(m), 1}, term{"total0", s.total.Count(m), -1})
			}
			if m == analytics.Issues && table != "topic" || table == "topic" && m != analytics.Issues && m != analytics.ThematicSyntheses {
				a.atMost(m, negated(all)...) // some are counted in several rows: the total is at most the sum
			} else {
				a.atMost(m, all...)
				a.atMost(m, negated(all)...)
			}
		}
	}
	return a
}

// seeZeros notes that a unit's hidden number is not 0, where the zeros of other units are shown that could have some too.
func (a *attacker) seeZeros(units []analytics.CountRow) {
	for _, m := range analytics.Measures() {
		zeros, hidden := 0, []int{}
		for i, row := range units {
			c, syntheses := row.Count(m), row.Count(analytics.Syntheses).Value
			within := m == analytics.ThematicSyntheses || m == analytics.Issues
			switch {
			case row.Unit == nil || within && (syntheses == nil || *syntheses == 0):
			case c.Status == analytics.Suppressed:
				hidden = append(hidden, a.of[cellName(fmt.Sprint("unit", i), m)])
			case c.Value != nil && *c.Value == 0:
				zeros++
			}
		}
		for _, cell := range hidden {
			if zeros > 0 {
				a.know = append(a.know, inequality{map[int]float64{cell: -1}, -1})
			}
		}
	}
}

func negated(terms []term) []term {
	all := make([]term, len(terms))
	for i, t := range terms {
		all[i] = term{t.name, t.count, -t.factor}
	}
	return all
}

// seeRow numbers a row's hidden cells, and notes what holds among its measures.
func (a *attacker) seeRow(name string, row analytics.CountRow) {
	for _, m := range analytics.Measures() {
		if row.Count(m).Status == analytics.Suppressed {
			a.of[cellName(name, m)] = len(a.cells)
			a.cells = append(a.cells, cellName(name, m))
		}
	}
	thematic, syntheses, issues := row.Count(analytics.ThematicSyntheses), row.Count(analytics.Syntheses), row.Count(analytics.Issues)
	s, i := cellName(name, analytics.Syntheses), cellName(name, analytics.Issues)
	a.know = append(a.know, a.sum([]string{cellName(name, analytics.ThematicSyntheses), s}, []analytics.Count{thematic, syntheses}, []float64{1, -1}))
	switch {
	case syntheses.Value == nil && issues.Value == nil:
		a.pairs = append(a.pairs, [2]int{a.of[s], a.of[i]})
	case syntheses.Value == nil && *issues.Value > 0:
		a.know = append(a.know, inequality{map[int]float64{a.of[s]: -1}, -1})
	case issues.Value == nil && *syntheses.Value == 0:
		a.know = append(a.know, inequality{map[int]float64{a.of[i]: 1}, 0})
	}
}

// atMost notes that a sum of cells of one measure is at most 0.
func (a *attacker) atMost(m analytics.Measure, terms ...term) {
	var names []string
	var counts []analytics.Count
	var factors []float64
	for _, t := range terms {
		names, counts, factors = append(names, cellName(t.name, m)), append(counts, t.count), append(factors, t.factor)
	}
	a.know = append(a.know, a.sum(names, counts, factors))
}

func (a *attacker) sum(names []string, counts []analytics.Count, factors []float64) inequality {
	q := inequality{factors: map[int]float64{}}
	for i, c := range counts {
		if c.Value != nil {
			q.limit -= factors[i] * float64(*c.Value)
		} else {
			q.factors[a.of[names[i]]] += factors[i]
		}
	}
	return q
}

// near gathers the cells that have to do with one, and what is known of them.
func (a *attacker) near(cell int, know []inequality) (place map[int]int, of []inequality) {
	place, taken := map[int]int{cell: 0}, make([]bool, len(know))
	for grown := true; grown; {
		grown = false
		for i, q := range know {
			touches := false
			for c := range q.factors {
				_, in := place[c]
				touches = touches || in
			}
			if taken[i] || !touches {
				continue
			}
			taken[i], grown = true, true
			of = append(of, q)
			for c := range q.factors {
				if _, in := place[c]; !in {
					place[c] = len(place)
				}
			}
		}
	}
	return place, of
}

var errImpossible = errors.New("impossible")

// least is the smallest value of factor times a cell, where more is known beside: -infinity where there is none.
func (a *attacker) least(cell int, factor float64, more ...inequality) (float64, error) {
	place, know := a.near(cell, append(append([]inequality{}, a.know...), more...))
	if len(know) == 0 {
		return math.Inf(-1), nil
	}
	// One slack for each inequality makes equations of them, none of which follows from others.
	n := len(place) + len(know)
	matrix, limits, costs := mat.NewDense(len(know), n, nil), make([]float64, len(know)), make([]float64, n)
	costs[0] = factor
	for i, q := range know {
		for c, f := range q.factors {
			matrix.Set(i, place[c], f)
		}
		matrix.Set(i, len(place)+i, 1)
		limits[i] = q.limit
	}
	value, _, err := lp.Simplex(costs, matrix, limits, 1e-9, nil)
	switch {
	case errors.Is(err, lp.ErrUnbounded):
		return math.Inf(-1), nil
	case errors.Is(err, lp.ErrInfeasible):
		return 0, errImpossible
	}
	return value, err
}

// width is how far the largest and the smallest value of a hidden cell are apart.
func (a *attacker) width(t *testing.T, cell int) float64 {
	t.Helper()
	var more []inequality // a row with issues has a synthesis
	for _, p := range a.pairs {
		if p[1] == cell {
			more = append(more, inequality{map[int]float64{p[0]: -1}, -1})
		}
	}
	high, err := a.least(cell, -1, more...)
	if err != nil {
		t.Fatalf("%s at most: %v", a.cells[cell], err)
	}
	low, err := a.least(cell, 1)
	if err != nil {
		t.Fatalf("%s at least: %v", a.cells[cell], err)
	}
	for _, p := range a.pairs { // without a synthesis it has no issues
		if p[0] != cell || low >= 1 {
			continue
		}
		_, err := a.least(cell, 1, inequality{map[int]float64{p[0]: 1}, 0}, inequality{map[int]float64{p[1]: 1}, 0})
		if errors.Is(err, errImpossible) {
			low = 1
		} else if err != nil {
			t.Fatalf("%s without issues: %v", a.cells[cell], err)
		}
	}
	return -high - low
}

// told lists the hidden cells that can be bounded to a range narrower than least.
func (a *attacker) told(t *testing.T, least int64) (cells []string) {
	t.Helper()
	for c, name := range a.cells {
		if w := a.width(t, c); w < float64(least)-1e-6 {
			cells = append(cells, fmt.Sprintf("%s: within %g", name, w))
		}
	}
	return cells
}
