package graph

import (
	"encoding/csv"
	"io"
	"iter"
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/words"
)

var measureNames = map[analytics.Measure]words.Phrase{
	analytics.WrittenReports: words.PageMeasureWritten, analytics.Messages: words.PageMeasureMessages, analytics.Syntheses: words.PageMeasureSyntheses,
	analytics.ThematicSyntheses: words.PageMeasureThematic, analytics.Issues: words.PageMeasureIssues,
}

// tableLines lays a table out long: a line for each month, entry and measure, as a pivot table wants it.
func tableLines(t *analytics.Table, lang words.Lang) (header []string, lines iter.Seq[[]string]) {
	by := t.Name.By() != ""
	header = []string{"month", "month_label"}
	if by {
		header = append(header, "code", "name")
	}
	header = append(header, "measure", "measure_name", "value", "lower", "status", "data_version", "sample")
	origin := []string{strconv.FormatInt(t.Meta.DataVersion, 10), strconv.FormatBool(t.Meta.Sample)}
	return header, func(yield func([]string) bool) {
		for _, row := range t.Rows {
			for _, m := range analytics.Measures() {
				line := []string{row.Month.String() + "-01", row.Month.Label(lang)}
				if by {
					line = append(line, entryOf(row, lang)...)
				}
				c := row.Count(m)
				line = append(line, string(m), measureNames[m].In(lang), digits(c.Value), digits(c.Lower), string(c.Status))
				if !yield(append(line, origin...)) {
					return
				}
			}
		}
	}
}

// entryOf is the code and the name of a row; the unknown has no code.
func entryOf(row analytics.CountRow, lang words.Lang) []string {
	for _, e := range []*analytics.Entry{row.Unit, row.Topic, row.Channel} {
		if e != nil {
			return []string{e.Code, e.Name(lang)}
		}
	}
	return []string{"", words.UnknownRow.In(lang)}
}

func digits(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}

// writeSheet writes lines as CSV that a spreadsheet can open safely; with a byte order mark, Excel takes a file for UTF-8.
func writeSheet(w io.Writer, bom bool, header []string, lines iter.Seq[[]string]) error {
	if bom {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(header); err != nil {
		return err
	}
	for line := range lines {
		for i, cell := range line {
			line[i] = intake.EscapeCell(cell)
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
