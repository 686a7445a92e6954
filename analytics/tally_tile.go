package analytics

// cost is what is preferred among tilings: few tallies, then sure ones.
type cost struct{ tiles, atLeast, approximate int }

func (c cost) less(d cost) bool {
	if c.tiles != d.tiles {
		return c.tiles < d.tiles
	}
	if c.atLeast != d.atLeast {
		return c.atLeast < d.atLeast
	}
	return c.approximate < d.approximate
}

// tile finds the tallies with values that together cover each month of the period once; nil where there are none. Of
// several tilings it is the one of the fewest tallies, then of the surest, then the one that begins earlier and longer.
func (t *tallies) tile(cell tallyCell, period Range) []TallyRow {
	type best struct {
		cost
		found bool
		first *TallyRow // nil = a month of 0
		next  Month
	}
	begin := map[Month][]TallyRow{}
	for _, row := range t.valued[cell] {
		if period.Contains(row.Period.From) && period.Contains(row.Period.To) {
			begin[row.Period.From] = append(begin[row.Period.From], row)
		}
	}
	if len(begin) == 0 {
		return nil
	}
	from := map[Month]best{period.To.Add(1): {found: true}}
	for month := period.To; month >= period.From; month = month.Add(-1) {
		var chosen best
		if rest := from[month.Add(1)]; rest.found && t.isZero(cell.measure, month) {
			chosen = best{rest.cost, true, nil, month.Add(1)}
		}
		for _, row := range begin[month] {
			rest := from[row.Period.To.Add(1)]
			if !rest.found {
				continue
			}
			total := rest.cost
			total.tiles++
			switch row.Status {
			case AtLeast:
				total.atLeast++
			case Approximate:
				total.approximate++
			}
			if !chosen.found || total.less(chosen.cost) || (!chosen.less(total) && row.Period.To > chosen.next.Add(-1)) {
				chosen = best{total, true, &row, row.Period.To.Add(1)}
			}
		}
		from[month] = chosen
	}
	var tiles []TallyRow
	for month := period.From; month <= period.To && from[month].found; month = from[month].next {
		if first := from[month].first; first != nil {
			tiles = append(tiles, *first)
		}
	}
	return tiles
}

// isZero tells that rows say 0 of a measure in a month: it is over, lies in the span of rows, has none of the measure, and
// no tally speaks for it.
func (t *tallies) isZero(m Measure, month Month) bool {
	return t.zeros != nil && t.zeros.Contains(month) && !t.hasRows(m, month) && !t.replaced(m, month)
}
