package graph

import (
	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
)

// tableFile lays a table out long: a line for each month, entry and measure, as a pivot table wants it. A month is told by
// its first calendar day too, because programs that draw over time take nothing but dates.
func tableFile(t *analytics.Table, lang words.Lang) export.Table {
	by := t.Name.By() != ""
	file := export.Table{Lang: lang, Columns: []export.Column{{Name: "month", Type: export.Date}, {Name: "month_label"}}, Source: export.SourceOf(t.Meta, lang)}
	if by {
		file.Columns = append(file.Columns, export.Column{Name: "code"}, export.Column{Name: "name"})
	}
	file.Columns = append(file.Columns, export.Column{Name: "measure"}, export.Column{Name: "measure_name"}, export.Column{Name: "value", Type: export.Integer},
		export.Column{Name: "lower", Type: export.Integer}, export.Column{Name: "status"}, export.Column{Name: "data_version", Type: export.Integer},
		export.Column{Name: "sample", Type: export.Bool})
	export.Describe(file.Columns, lang)
	for _, row := range t.Rows {
		for _, m := range analytics.Measures() {
			line := []any{analytics.NewDate(row.Month.Year(), row.Month.Month(), 1), row.Month.Label(lang)}
			if by {
				line = append(line, entryOf(row, lang)...)
			}
			c := row.Count(m)
			file.Rows = append(file.Rows, append(line, string(m), words.Measures[string(m)].In(lang), c.Value, c.Lower, string(c.Status), t.Meta.DataVersion, t.Meta.Sample))
		}
	}
	return file
}

// entryOf is the code and the name of a row; the unknown has no code.
func entryOf(row analytics.CountRow, lang words.Lang) []any {
	for _, e := range []*analytics.Entry{row.Unit, row.Topic, row.Channel} {
		if e != nil {
			return []any{e.Code, e.Name(lang)}
		}
	}
	return []any{nil, words.UnknownRow.In(lang)}
}
