package dashboards

import (
	"giaoban/analytics"
	"giaoban/analytics/export"
)

// sheet has beside the numbers what each change is worth, and what that rests on.
func (c *compared) sheet() sheet {
	s := c.comparison.sheet()
	s.columns = append(s.columns, column("rank", export.Integer))
	for _, b := range c.answer.Baselines {
		r := b.String()
		s.columns = append(s.columns, column(r+" rank", export.Integer), column(r+" ratio lower", export.Decimal), column(r+" ratio upper", export.Decimal),
			column(r+" p", export.Decimal), column(r+" q", export.Decimal), column(r+" verdict", export.Text))
	}
	rows := c.answer.Rows
	if !c.byKind() {
		rows = append(rows[:len(rows):len(rows)], c.answer.Total)
	}
	for i, r := range rows {
		s.rows[i] = append(s.rows[i], rankCell(r.Rank))
		for _, ch := range r.Changes {
			s.rows[i] = append(append(s.rows[i], rankCell(ch.RankThen)), testCells(ch)...)
		}
	}
	return s
}

func rankCell(rank *int) any {
	if rank == nil {
		return nil
	}
	return *rank
}

func testCells(c analytics.Change) []any {
	cells := []any{nil, nil, c.PValue, c.QValue, nil}
	if c.RatioInterval != nil {
		cells[0], cells[1] = c.RatioInterval.Lower, c.RatioInterval.Upper
	}
	if c.Verdict != nil {
		cells[4] = string(*c.Verdict)
	}
	return cells
}
