package dashboards

import (
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
)

// series is a measure by one dimension and month, with one count of each row beside its months.
type series struct {
	asked  *asked
	answer *analytics.TopicTrends
	name   string
	extra  rowCount
}

// rowCount is a count that stands beside the months of a row.
type rowCount struct {
	column string          // in files; empty = there is none
	head   string          // on pages
	months analytics.Range // that it is of
	count  func(analytics.TrendRow) analytics.Count
}

func (s *series) title() string { return s.name }

func (s *series) empty() bool { return len(s.answer.Rows) == 0 }

// table has a line for each row and a column for each month.
func (s *series) table() table {
	a := s.asked
	head := []cell{{Text: words.Page[strings.ToLower(string(s.answer.By))].In(a.Lang)}}
	if s.extra.column != "" {
		head = append(head, cell{Text: s.extra.head, Number: true})
	}
	for _, p := range s.answer.Total.Series {
		head = append(head, cell{Text: p.Month.Label(a.Lang), Number: true})
	}
	t := table{Caption: s.name, Head: [][]cell{head}, Tall: true}
	for _, r := range s.answer.Rows {
		filter := a.rowFilter(a.Filter, s.answer.By, r.Key)
		line := row{Head: a.rowHead(s.answer.By, r.Key), Code: code(entryOf(s.answer.By, r.Key)), Mark: -1}
		if s.extra.column != "" {
			c := s.extra.count(r)
			number := countCell(a.Lang, c, s.extra.months == a.current)
			number.Href = a.reportsLink(c, a.Measure, s.extra.months, filter)
			line.Cells = append(line.Cells, number)
		}
		for _, p := range r.Series {
			line.Cells = append(line.Cells, a.monthCell(p, filter))
		}
		t.Rows = append(t.Rows, line)
	}
	return t
}

// sheet has a line for each row and month.
func (s *series) sheet() sheet {
	by := strings.ToLower(string(s.answer.By))
	out := sheet{columns: slices.Concat([]export.Column{column(by, export.Text), column("name", export.Text), column("month", export.Month)},
		countColumns("count", "status"), []export.Column{column("lower", export.Integer), column("sources", export.Text)}),
		months: &s.answer.Period.Range, all: s.answer.RowsTotal}
	if s.extra.column != "" {
		out.columns = slices.Concat(out.columns, countColumns(s.extra.column, s.extra.column+" status"), []export.Column{column(s.extra.column+" lower", export.Integer)})
	}
	for _, r := range s.answer.Rows {
		for _, p := range r.Series {
			line := slices.Concat([]any{codeCell(entryOf(s.answer.By, r.Key)), s.asked.rowHead(s.answer.By, r.Key).Text, p.Month}, countCells(p.Count),
				[]any{p.Count.Lower, sourcesCell(s.asked.Lang, p.Count)})
			if s.extra.column != "" {
				c := s.extra.count(r)
				line = append(append(line, countCells(c)...), c.Lower)
			}
			out.rows = append(out.rows, line)
		}
	}
	out.also([]export.Column{column("rows_total", export.Integer)}, out.all)
	return out
}
