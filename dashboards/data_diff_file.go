package dashboards

import (
	"net/http"
	"slices"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
)

// diffFile answers with the totals and with every measure of a month that differs.
func (h *handler) diffFile(w http.ResponseWriter, r *http.Request, format export.Format) {
	d, err := h.askDiff(r)
	if err != nil {
		h.failFile(w, r, d.asked, err)
		return
	}
	s := sheet{columns: slices.Concat([]export.Column{column("row", export.Text), column("month", export.Month), column("measure", export.Text)},
		countColumns("then", "then_status"), []export.Column{column("then_lower", export.Integer)},
		countColumns("now", "now_status"), []export.Column{column("now_lower", export.Integer), column("delta", export.Integer)})}
	add := func(row string, month any, m analytics.MeasureDiff) {
		s.rows = append(s.rows, slices.Concat([]any{row, month, string(m.Measure)}, countCells(m.Then), []any{m.Then.Lower},
			countCells(m.Now), []any{m.Now.Lower, m.Delta}))
	}
	for _, m := range d.answer.Months {
		add("month", m.Month, m.MeasureDiff)
	}
	for _, m := range d.answer.Totals {
		add("total", nil, m)
	}
	from, to := d.answer.From, d.answer.To
	s.also([]export.Column{column("from_version", export.Integer), column("to_version", export.Integer), column("sample", export.Bool)},
		int64(from.Version), int64(to.Version), d.sample)
	source := export.Source{Sample: d.sample, Notices: d.snap.Meta().Notices(d.Lang),
		Asked: []export.Fact{{Name: words.FileFrom.In(d.Lang), Value: nameOf(from)}, {Name: words.FileTo.In(d.Lang), Value: nameOf(to)}}}
	h.serveSheet(w, r, d.asked, format, "diff-v"+from.Cursor()+"-v"+to.Cursor(), s, source)
}
