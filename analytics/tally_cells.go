package analytics

import (
	"fmt"
	"slices"
)

// cellKey names a cell of counts.sql: codes, "" in dimensions that were not asked for.
type cellKey struct {
	period               int
	month                Month
	topic, unit, channel string
	kind                 ReportKind
}

// answers are what tallies say of the cells of a question, by measure.
type answers map[cellKey]*[numberOfMeasures]*published

// answers finds every cell of a question that tallies speak of, whether or not it has rows.
func (t *tallies) answers(c counting, x *scope) answers {
	if t == nil || len(c.spans) == 0 {
		return nil
	}
	all := answers{}
	for place, cells := range t.places(c, x) {
		cell, key := place.cell, place.key
		known := t.joined(cell, cells, x)
		for period, span := range c.spans {
			key.period = period
			if !x.byMonth {
				all.add(key, cell, known.resolve(cell, span))
				continue
			}
			for _, key.month = range span.List() {
				all.add(key, cell, known.resolve(cell, Range{key.month, key.month}))
			}
		}
	}
	return all
}

func (a answers) add(key cellKey, cell tallyCell, p *published) {
	if p == nil {
		return
	}
	if a[key] == nil {
		a[key] = &[numberOfMeasures]*published{}
	}
	a[key][cell.measure.index()] = p
}

// array writes the cells for counts.sql. A cell that tallies do not answer, because rows do, is there with 0, so that it
// has a row to carry the difference.
func (a answers) array() string {
	rows := make([]string, 0, len(a))
	for key, measures := range a {
		var values [numberOfMeasures]uint64
		for i, p := range measures {
			if p != nil && p.wins {
				values[i] = uint64(p.value)
			}
		}
		rows = append(rows, fmt.Sprintf("(%d,%d,%s,%s,%s,%s,%s)", key.period, key.month, quote(key.topic), quote(key.unit),
			quote(key.channel), quote(string(key.kind)), array(values[:])))
	}
	slices.Sort(rows) // so that the same question always makes the same statement
	return array(rows)
}

// tallyPlace is a row of a question, and the cell that it would have as a tally.
type tallyPlace struct {
	key  cellKey
	cell tallyCell
}

// places finds the rows that tallies may speak of, each with the cells of the tallies that do. Several cells are those of
// an entry and of others that were merged into it.
func (t *tallies) places(c counting, x *scope) map[tallyPlace][]tallyCell {
	all := map[tallyPlace][]tallyCell{}
	for cell := range t.cells {
		if place, ok := c.place(cell, x); ok {
			all[place] = append(all[place], cell)
		}
	}
	return all
}

// place finds the row of a question that counts what a tally's cell does. A filter must leave the cell whole and nothing
// else: one code, which the cell names or was merged into; a filter in the dimension of the rows only chooses among them.
func (c counting) place(cell tallyCell, x *scope) (p tallyPlace, ok bool) {
	kind := cell.measure.Kind()
	if len(c.filter.Kinds) > 0 && !slices.Contains(c.filter.Kinds, kind) {
		return p, false
	}
	p.cell = tallyCell{measure: cell.measure}
	if slices.Contains(c.by, ByKind) {
		p.key.kind = kind
	}
	rows := [3]*string{&p.key.topic, &p.key.unit, &p.key.channel}
	names := [3]*string{&p.cell.topic, &p.cell.unit, &p.cell.channel}
	for i, code := range []string{cell.topic, cell.unit, cell.channel} {
		l := x.lines[i]
		if (code == "") != (l == nil) {
			return p, false
		}
		if code == "" {
			continue
		}
		row, shown := l.rowOf(code)
		if !shown {
			return p, false
		}
		*names[i] = row
		if l.grouped {
			*rows[i] = row
		}
	}
	return p, true
}
