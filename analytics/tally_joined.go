package analytics

import (
	"cmp"
	"maps"
	"slices"
)

// rowOf names the entry whose row stands for a tally's: its own, or that of what it was merged into. There is none where
// that row is not shown, or lies in a total with others.
func (l *lines) rowOf(code string) (row string, shown bool) {
	rows, known := l.rows[code]
	switch {
	case !known: // not in the registry any more: it stands for itself
		return code, l.grouped && !l.filtered()
	case !l.grouped:
		return l.own[code], len(l.codes) == 1 && !l.unknown && l.own[code] == l.codes[0]
	}
	return l.own[code], slices.Contains(rows, l.own[code])
}

// strangers lists the entries that a row counts and a tally of one of its entries does not, or the other way round: a
// tally stands for its entry with all below it, as they were reported.
func (l *lines) strangers(e *Entry, row string) (all []*Entry) {
	key := ""
	if l.grouped {
		key = row
	}
	below := map[*Entry]bool{}
	e.walk(func(x *Entry) { below[x] = true })
	for _, x := range l.members[key] {
		if !below[x] {
			all = append(all, x)
		}
		delete(below, x)
	}
	return append(all, slices.Collect(maps.Keys(below))...)
}

// joined is what the tallies of some cells say of a row: those that count exactly what the row does. In the months of such
// a tally, no entry is valid that only one of them counts. So before a merger the tallies of each entry stand alone, and
// those of an entry that was only renamed answer for its successor.
func (t *tallies) joined(row tallyCell, cells []tallyCell, x *scope) *tallies {
	slices.SortFunc(cells, func(a, b tallyCell) int { // the row's own first
		return cmp.Or(cmp.Compare(flag(a != row), flag(b != row)), cmp.Compare(a.topic+a.unit+a.channel, b.topic+b.unit+b.channel))
	})
	joined := *t
	joined.cells, joined.valued = map[tallyCell]map[Range]TallyRow{row: {}}, map[tallyCell][]TallyRow{}
	for _, cell := range cells {
		whole := x.whole(cell, row)
		for period, tally := range t.cells[cell] {
			if _, taken := joined.cells[row][period]; !taken && whole(period) {
				joined.cells[row][period] = tally
			}
		}
	}
	for _, period := range slices.SortedFunc(maps.Keys(joined.cells[row]), Range.compare) {
		if tally := joined.cells[row][period]; tally.Status != NotReported {
			joined.valued[row] = append(joined.valued[row], tally)
		}
	}
	return &joined
}

// whole tells in which months a cell counts exactly what a row does.
func (x *scope) whole(cell, row tallyCell) func(Range) bool {
	for i, code := range []string{cell.topic, cell.unit, cell.channel} {
		if code == "" || x.lines[i].rows[code] == nil {
			continue
		}
		e := x.entries[i][code]
		strangers := x.lines[i].strangers(e, row.topic+row.unit+row.channel)
		return func(months Range) bool {
			return (cell == row || e.validIn(months)) && !slices.ContainsFunc(strangers, func(s *Entry) bool { return s.validIn(months) })
		}
	}
	return func(Range) bool { return true }
}

func (r Range) compare(other Range) int {
	return cmp.Or(cmp.Compare(r.From, other.From), cmp.Compare(r.To, other.To))
}
