package dashboards

import (
	"net/http"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/export"
)

// reportsInFile is how many reports a file of the list holds at most: it is made in memory.
const reportsInFile = 20_000

// reportsFile answers with the list from its beginning, as far as a file goes.
func (h *handler) reportsFile(w http.ResponseWriter, r *http.Request, format export.Format) {
	a, err := h.ask(r)
	if err == nil && a.empty() {
		err = errNoData
	}
	var s sheet
	if err == nil {
		s, err = a.reportsSheet(r)
	}
	if err != nil {
		h.failFile(w, r, a, err)
		return
	}
	a.baselines = nil // the list compares nothing
	s.write(h, w, r, a, format, a.drawingName("reports"), a.drawingFacts()...)
}

func (a *asked) reportsSheet(r *http.Request) (sheet, error) {
	s := sheet{most: reportsInFile, columns: []export.Column{column("id", export.Text), column("month", export.Month), column("received", export.Date),
		column("kind", export.Text), column("type", export.Text), column("unit", export.Text), column("unit_name", export.Text),
		column("channel", export.Text), column("channel_name", export.Text), column("topics", export.Text), column("topic_names", export.Text),
		column("issues", export.Text), column("version", export.Integer)}}
	q := analytics.ReportsQuery{Period: a.current, Filter: a.Filter, Measure: a.Measure, First: analytics.MaxPageSize}
	for {
		list, err := a.snap.Reports(r.Context(), q)
		if err != nil {
			return s, err
		}
		for _, one := range list.Rows {
			s.rows = append(s.rows, a.reportCells(one))
		}
		s.all, q.After = int(list.Total), list.EndCursor
		if !list.HasNextPage || len(s.rows)+analytics.MaxPageSize > reportsInFile {
			break
		}
	}
	s.also([]export.Column{column("reports_total", export.Integer)}, s.all)
	return s, nil
}

// reportCells are those of the columns that an import takes, with the names beside the codes.
func (a *asked) reportCells(r analytics.ListedReport) []any {
	const lists = ";"
	var synthesis, unit, channel any
	if r.Type != nil {
		synthesis = string(*r.Type)
	}
	if r.Unit != nil {
		unit = r.Unit.Name(a.Lang)
	}
	if r.Channel != nil {
		channel = r.Channel.Name(a.Lang)
	}
	var codes, names, issues []string
	for _, t := range r.Topics {
		codes, names = append(codes, t.Code), append(names, t.Name(a.Lang))
	}
	for _, i := range r.Issues {
		issues = append(issues, i.Code+"@"+i.Topic.Code)
	}
	return []any{r.ID, r.Month, r.Received, string(r.Kind), synthesis, codeCell(r.Unit), unit, codeCell(r.Channel), channel,
		orNull(strings.Join(codes, lists)), orNull(strings.Join(names, lists+" ")), orNull(strings.Join(issues, lists)), int64(r.Version)}
}
