package dashboards

import (
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// sheet has the rows of the comparison and the total; of sub-topics that is not the topic's, so it has another name. What explains its counts stands behind all of them: bounds, the
// days that were counted (fewer than a period has where it is not over, or a baseline is cut to its length), and sources.
func (c *comparison) sheet() sheet {
	s := sheet{columns: append([]export.Column{column("row", export.Text), column(strings.ToLower(string(c.answer.By)), export.Text), column("name", export.Text)},
		countColumns(c.answer.Current.String(), "status")...)}
	s.columns = append(s.columns, column("share", export.Decimal))
	lower, days, sources := []export.Column{column("lower", export.Integer)}, []export.Column{column("days counted", export.Integer)}, []export.Column{column("sources", export.Text)}
	for _, b := range c.answer.Baselines {
		r := b.String()
		s.columns = append(s.columns, slices.Concat(countColumns(r, r+" status"), []export.Column{
			column(r+" delta", export.Integer), column(r+" ratio", export.Decimal), column(r+" share", export.Decimal)})...)
		lower, days, sources = append(lower, column(r+" lower", export.Integer)), append(days, column(r+" days counted", export.Integer)), append(sources, column(r+" sources", export.Text))
	}
	s.columns = slices.Concat(s.columns, lower, days, sources)
	for _, r := range c.answer.Rows {
		what, code := "item", codeCell(c.entry(r.Key))
		switch {
		case c.byKind():
			code = string(*r.Kind)
		case code == nil:
			what = "unknown"
		}
		s.rows = append(s.rows, c.sheetRow([]any{what, code, charts.RowName(r.Key, c.answer.By, c.asked.Lang)}, r))
	}
	total := []any{"total", nil, nil}
	if c.children {
		total = []any{"subtotal", nil, words.PageTotalChildren.In(c.asked.Lang)}
	}
	if s.all = c.answer.RowsTotal; !c.byKind() {
		s.rows = append(s.rows, c.sheetRow(total, c.answer.Total))
	}
	s.also([]export.Column{column("rows_total", export.Integer)}, s.all)
	return s
}

func (c *comparison) sheetRow(head []any, r analytics.ComparisonRow) []any {
	row := append(append(head, countCells(r.Count)...), r.Share)
	lower, days, sources := []any{r.Count.Lower}, []any{c.answer.Current.DaysCounted}, []any{sourcesCell(c.asked.Lang, r.Count)}
	for _, ch := range r.Changes {
		row = append(append(row, countCells(ch.Count)...), ch.Delta, ch.Ratio, ch.ShareThen)
		lower, days, sources = append(lower, ch.Count.Lower), append(days, ch.Baseline.DaysCounted), append(sources, sourcesCell(c.asked.Lang, ch.Count))
	}
	return slices.Concat(row, lower, days, sources)
}
