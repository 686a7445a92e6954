package analytics

// What the tests of suppression need to make up a month without an engine.

// RowOf makes a row of exact counts in the order of Measures.
func RowOf(key Key, counts [5]int64) CountRow {
	row := CountRow{Key: key}
	for i, n := range counts {
		row.counts[i] = Count{Value: &n, Status: Exact}
	}
	return row
}

// WithCount is the row with another count of a measure.
func (r CountRow) WithCount(m Measure, c Count) CountRow {
	r.counts[m.index()] = c
	return r
}

// HideSmall hides what tables of one month must not show.
func HideSmall(least int64, total *CountRow, units, topics, channels []CountRow) {
	c := newCover(*total, units, least)
	c.hide(total, units, true)
	c.hide(&CountRow{}, topics, false)
	c.hide(&CountRow{}, channels, false)
}
