package dashboards

import (
	"net/http"
	"slices"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
)

// unitsNamed is how many units a sentence names before it only counts.
const unitsNamed = 20

// coverageSentences can be read out: who is missing in the last month that is over, and how far a later one is.
func coverageSentences(lang words.Lang, c *analytics.Coverage) []string {
	var all []string
	for i := len(c.Months) - 1; i >= 0; i-- {
		m := c.Months[i]
		month := unbroken(m.Month.Label(lang))
		sent, expected := sentOf(lang, m)
		switch {
		case m.Status == analytics.NotReported:
			continue
		case m.Expected == 0:
			return append([]string{words.CoverageNoUnits.In(lang, month)}, all...)
		case m.Status == analytics.Partial:
			all = append(all, words.CoverageNotOver.In(lang, month, sent, expected))
			continue
		case len(m.Missing) == 0:
			return append([]string{words.CoverageAll.In(lang, month, sent, expected)}, all...)
		}
		names := namesOf(lang, m.Missing)
		return append([]string{words.CoverageLacks.In(lang, month, sent, expected, len(m.Missing), names)}, all...)
	}
	return all
}

// namesOf lists units in a sentence, and only counts those beyond unitsNamed.
func namesOf(lang words.Lang, units []*analytics.Entry) string {
	var names []string
	for _, u := range units[:min(unitsNamed, len(units))] {
		names = append(names, u.Name(lang))
	}
	if rest := len(units) - len(names); rest > 0 {
		names = append(names, words.CoverageOthers.In(lang, rest))
	}
	return joined(lang, names)
}

// coverageFile answers with a line for each unit and month; a chosen period is not cut.
func (h *handler) coverageFile(w http.ResponseWriter, r *http.Request, format export.Format) {
	a, _, err := h.askData(r, pathData)
	if err == nil && a.empty() {
		err = errNoData
	}
	var answer *analytics.Coverage
	if err == nil {
		if a.current, _ = a.coverageMonths(); a.From != nil {
			a.current = analytics.Range{From: *a.From, To: *a.To}
		}
		answer, err = a.snap.Coverage(r.Context(), a.current)
	}
	if err != nil {
		h.failFile(w, r, a, err)
		return
	}
	coverageSheet(a.Lang, answer).write(h, w, r, a, format, "coverage")
}

// coverageSheet has a row for each unit and month.
func coverageSheet(lang words.Lang, c *analytics.Coverage) sheet {
	s := sheet{columns: slices.Concat([]export.Column{column("unit", export.Text), column("name", export.Text), column("month", export.Month)},
		countColumns("written_reports", "status"), []export.Column{column("lower", export.Integer), column("expected", export.Bool), column("missing", export.Bool)})}
	for _, u := range c.Units {
		name := words.UnknownRow.In(lang)
		if u.Unit != nil {
			name = u.Unit.Name(lang)
		}
		for _, m := range u.Months {
			row := append([]any{codeCell(u.Unit), name, m.Month}, countCells(m.Count)...)
			s.rows = append(s.rows, append(row, m.Count.Lower, m.Expected, m.Missing))
		}
	}
	return s
}
