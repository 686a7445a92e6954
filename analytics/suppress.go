package analytics

import (
	"cmp"
	"slices"
)

// cover is what of one month the fixed tables must not show, because it is a small cell or would tell one. A cell is
// small where it names a unit and counts from 1 to least-1. All tables are taken together: whoever adds up, subtracts
// and knows that a thematic synthesis is a synthesis cannot bound any hidden cell to a range narrower than least.
//
//   - Where a unit's cell is small, the zeros of all units are hidden with the small ones: beside a zero that is shown,
//     whatever is hidden would be known to be at least 1.
//   - Hidden cells of a unit are at least two for a measure, and together at least least: each can then be anything from
//     nothing to all of that. Where the small ones are not enough, the next larger ones are hidden too.
//   - Where no choice of cells does it, because the total itself is too small say, the measure is hidden in that month in
//     every table, totals included.
//
// It depends on the month's numbers alone, and so is the same whenever a data version is asked.
type cover struct {
	whole [numberOfMeasures]bool   // hidden in all tables
	cells [][numberOfMeasures]bool // hidden of each unit
}

// unitMonth is a month's cells by unit while a cover is found for them. Tallies of a measure have no rows behind them and
// need not add up: then nothing is known of what can be told from what, and all of the measure is hidden.
type unitMonth struct {
	cover
	total CountRow
	units []CountRow // of one month; the row without a unit is not small, and can be hidden with others
	least int64
}

// newCover finds what to hide of a month from its total and its units.
func newCover(total CountRow, units []CountRow, least int64) cover {
	m := &unitMonth{cover{cells: make([][numberOfMeasures]bool, len(units))}, total, units, least}
	for _, measure := range []Measure{WrittenReports, Messages} {
		covered := !m.anySmall(measure) || (m.addsUp(measure) && m.coverReports(measure))
		m.whole[measure.index()] = !covered
	}
	if !m.anySmall(Syntheses, ThematicSyntheses, Issues) || (m.fitTogether() && m.coverReports(Syntheses) && m.coverThematic()) {
		m.whole[Issues.index()] = !m.coverIssues()
		return m.cover
	}
	for _, measure := range []Measure{Syntheses, ThematicSyntheses, Issues} {
		m.whole[measure.index()] = true
	}
	return m.cover
}

func (m *unitMonth) of(unit int, measure Measure) int64 {
	return numberOf(m.units[unit].Count(measure))
}

func (m *unitMonth) small(unit int, measure Measure) bool {
	n := m.of(unit, measure)
	return m.units[unit].Unit != nil && n > 0 && n < m.least
}

func (m *unitMonth) anySmall(measures ...Measure) bool {
	return slices.ContainsFunc(measures, func(measure Measure) bool { return len(m.where(m.smallOf(measure))) > 0 })
}

func (m *unitMonth) smallOf(measure Measure) func(int) bool {
	return func(unit int) bool { return m.small(unit, measure) }
}

// few tells whether a unit has a small number of a measure or none, where it can have some: one without syntheses is known
// to have no thematic ones and no issues.
func (m *unitMonth) few(measure Measure) func(int) bool {
	return func(unit int) bool {
		can := measure.Kind() != Synthesis || measure == Syntheses || m.of(unit, Syntheses) > 0
		return m.units[unit].Unit != nil && can && m.of(unit, measure) < m.least
	}
}

func (m *unitMonth) hidden(measure Measure) func(int) bool {
	return func(unit int) bool { return m.cells[unit][measure.index()] }
}

// where lists the units for which something holds.
func (m *unitMonth) where(holds func(unit int) bool) (units []int) {
	for unit := range m.units {
		if holds(unit) {
			units = append(units, unit)
		}
	}
	return units
}

func (m *unitMonth) sum(measure Measure, units []int) (n int64) {
	for _, unit := range units {
		n += m.of(unit, measure)
	}
	return n
}

// plain tells whether a count is a number of rows or as good as one.
func plain(c Count) bool { return c.Value != nil && (c.Status == Exact || c.Status == Partial) }

// counted tells whether the total and all units have plain numbers.
func (m *unitMonth) counted(measure Measure) bool {
	return plain(m.total.Count(measure)) && !slices.ContainsFunc(m.units, func(r CountRow) bool { return !plain(r.Count(measure)) })
}

func (m *unitMonth) everyone() []int { return m.where(func(int) bool { return true }) }

func (m *unitMonth) addsUp(measure Measure) bool {
	return m.counted(measure) && m.sum(measure, m.everyone()) == numberOf(m.total.Count(measure))
}

// add hides the next of the candidates: the one with the smallest number, not 0 as long as there are others. It is false
// where none is left.
func (m *unitMonth) add(measure Measure, candidate func(unit int) bool) bool {
	left := m.where(func(u int) bool { return !m.hidden(measure)(u) && candidate(u) })
	if len(left) == 0 {
		return false
	}
	next := slices.MinFunc(left, func(a, b int) int {
		x, y := m.of(a, measure), m.of(b, measure)
		return cmp.Or(cmp.Compare(flag(x == 0), flag(y == 0)), cmp.Compare(x, y), cmp.Compare(a, b))
	})
	m.cells[next][measure.index()] = true
	return true
}

func (m *unitMonth) hide(measure Measure, which func(unit int) bool) {
	for _, unit := range m.where(which) {
		m.cells[unit][measure.index()] = true
	}
}

// coverReports covers a measure of which units add up to the total. What is hidden together is known, so each hidden cell
// lies between 0 and that sum: two or more of them, since one alone is less than least.
func (m *unitMonth) coverReports(measure Measure) bool {
	if !m.anySmall(measure) {
		return true
	}
	m.hide(measure, m.few(measure))
	for m.sum(measure, m.where(m.hidden(measure))) < m.least {
		if !m.add(measure, func(u int) bool { return m.of(u, measure) > 0 }) {
			return false
		}
	}
	return true
}

// hide takes what must not be shown out of a month's total and rows, and tells how many cells that were. Cells that are
// known all the same stay: those that nothing is reported of, and issues where it is shown that there are no syntheses.
func (c cover) hide(total *CountRow, rows []CountRow, byUnit bool) (cells int) {
	cells = hideIn(total, c.whole)
	for i := range rows {
		hidden := c.whole
		for m := range hidden {
			hidden[m] = hidden[m] || (byUnit && c.cells[i][m])
		}
		cells += hideIn(&rows[i], hidden)
	}
	return cells
}

func hideIn(row *CountRow, hidden [numberOfMeasures]bool) (cells int) {
	syntheses := row.Count(Syntheses)
	for i, m := range Measures() {
		c := row.counts[i]
		known := m == Issues && !hidden[Syntheses.index()] && syntheses.Value != nil && *syntheses.Value == 0
		if hidden[i] && c.Status != NotReported && !known {
			row.counts[i] = Count{Status: Suppressed}
			cells++
		}
	}
	return cells
}
