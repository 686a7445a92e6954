package analytics

import (
	"cmp"
	"slices"
)

// cover is what of one month the fixed tables must not show, because it is a small cell or would tell one. A cell is
// small where it names a unit and counts from 1 to least-1. All tables are taken together: whoever adds up, subtracts
// and knows that a thematic synthesis is a synthesis cannot bound any hidden cell to a range narrower than least.
//
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

// fitTogether tells whether the measures of syntheses hold to each other as those of rows do.
func (m *unitMonth) fitTogether() bool {
	issues := numberOf(m.total.Count(Issues))
	return m.addsUp(Syntheses) && m.addsUp(ThematicSyntheses) && m.counted(Issues) && issues <= m.sum(Issues, m.everyone()) &&
		len(m.where(func(u int) bool {
			return m.of(u, ThematicSyntheses) > m.of(u, Syntheses) || m.of(u, Issues) > issues || (m.of(u, Issues) > 0 && m.of(u, Syntheses) == 0)
		})) == 0
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
	m.hide(measure, m.smallOf(measure))
	for len(m.where(m.hidden(measure))) > 0 && m.sum(measure, m.where(m.hidden(measure))) < m.least {
		if !m.add(measure, func(u int) bool { return m.of(u, measure) > 0 }) {
			return false
		}
	}
	return true
}

// coverThematic covers the thematic syntheses behind the syntheses: hidden wherever those are. Another unit is of use
// where its number of syntheses, which is shown, leaves room for least.
func (m *unitMonth) coverThematic() bool {
	m.hide(ThematicSyntheses, m.hidden(Syntheses))
	m.hide(ThematicSyntheses, m.smallOf(ThematicSyntheses))
	for len(m.where(m.hidden(ThematicSyntheses))) > 0 && !m.thematicIsCovered() {
		if !m.add(ThematicSyntheses, func(u int) bool { return m.of(u, Syntheses) >= m.least }) {
			return false
		}
	}
	return true
}

// thematicIsCovered finds the range of every hidden number of thematic syntheses. Their sum is known. A unit has at most
// as many as its syntheses: those that are shown, or as many as the hidden ones have together.
func (m *unitMonth) thematicIsCovered() bool {
	hidden := m.where(m.hidden(ThematicSyntheses))
	beside := m.where(func(u int) bool { return m.hidden(ThematicSyntheses)(u) && !m.hidden(Syntheses)(u) })
	behind := m.where(m.hidden(Syntheses))
	sum := m.sum(ThematicSyntheses, hidden)
	room := m.sum(Syntheses, beside) + m.sum(Syntheses, behind)
	if len(behind) > 0 && sum < m.least { // the syntheses behind it are at least least, and others can have them all
		return false
	}
	return !slices.ContainsFunc(beside, func(u int) bool {
		own := m.of(u, Syntheses)
		return min(own, sum)-max(0, sum-(room-own)) < m.least
	})
}

// coverIssues covers the issues, hidden wherever the syntheses are that cover them. A total of distinct issues is no sum:
// it bounds a single hidden unit from below where the others do not have as many, and two or more only from above. A unit
// without syntheses is known to have none.
func (m *unitMonth) coverIssues() bool {
	m.hide(Issues, m.hidden(Syntheses))
	m.hide(Issues, m.smallOf(Issues))
	hidden := m.where(m.hidden(Issues))
	total := numberOf(m.total.Count(Issues))
	if len(hidden) == 0 {
		return true
	}
	others := m.sum(Issues, m.where(func(u int) bool { return !m.hidden(Issues)(u) }))
	if total < m.least {
		return false
	}
	return len(hidden) > 1 || others >= m.least || m.add(Issues, func(u int) bool { return m.of(u, Syntheses) > 0 })
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
