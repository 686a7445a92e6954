package pptx

// laidTable is a table with its sizes. The first row are the heads.
type laidTable struct {
	size    float64
	widths  []float64
	heights []float64
	rows    [][]Cell
}

// lay finds the largest size at which the table fits into its box, and says whether there is one.
func (t Table) lay() (laidTable, bool) {
	largest := t.Size
	if largest == 0 {
		largest = tableSize
	}
	for size := largest; ; size -= 0.5 {
		laid := t.at(max(size, smallestTable))
		if laid.height() <= t.Box.H+0.5 {
			return laid, true
		}
		if size <= smallestTable {
			break
		}
	}
	for lines := mostLines - 1; lines > 0; lines-- {
		laid := t.within(smallestTable, lines)
		if laid.height() <= t.Box.H+0.5 {
			return laid, true
		}
	}
	return laidTable{}, false
}

func (t Table) at(size float64) laidTable { return t.within(size, mostLines) }

// within lays the table with texts of a size and of so many lines at most.
func (t Table) within(size float64, lines int) laidTable {
	weights := make([]float64, len(t.Columns))
	heads := make([]Cell, len(t.Columns))
	sum := 0.0
	for i, c := range t.Columns {
		weights[i] = c.Width
		if c.Width == 0 {
			weights[i] = 1
		}
		sum += weights[i]
		heads[i] = Cell{Text: c.Head, Bold: true}
	}
	laid := laidTable{size: size}
	for _, w := range weights {
		laid.widths = append(laid.widths, t.Box.W*w/sum)
	}
	laid.add(heads, lines)
	for _, row := range t.Rows {
		laid.add(row, lines)
	}
	return laid
}

// add adds a row that is as high as its highest cell.
func (l *laidTable) add(row []Cell, lines int) {
	most := 1
	kept := make([]Cell, len(row))
	for i, c := range row {
		width := l.widths[i] - 2*cellX
		c.Text = inLines(c.Text, width, l.size, c.Bold, lines)
		most = max(most, len(wrap([]Run{{Text: c.Text, Size: l.size, Bold: c.Bold}}, width)))
		kept[i] = c
	}
	l.rows = append(l.rows, kept)
	l.heights = append(l.heights, float64(most)*l.size*lineHeight+2*cellY)
}

func (l *laidTable) height() float64 {
	sum := 0.0
	for _, h := range l.heights {
		sum += h
	}
	return sum
}

// Pages parts a table into tables that each fit into its box at its full size, with the same heads. A table that fits is
// the only page; one without rows too.
func (t Table) Pages() []Table {
	size := t.Size
	if size == 0 {
		size = tableSize
	}
	laid := t.at(size)
	var pages []Table
	start, used := 0, laid.heights[0]
	for i := range t.Rows {
		h := laid.heights[i+1]
		if i > start && used+h > t.Box.H {
			pages = append(pages, t.rows(start, i))
			start, used = i, laid.heights[0]
		}
		used += h
	}
	return append(pages, t.rows(start, len(t.Rows)))
}

func (t Table) rows(from, to int) Table {
	t.Rows = t.Rows[from:to:to]
	return t
}
