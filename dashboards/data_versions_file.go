package dashboards

import (
	"net/http"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/export"
)

// changeKinds are the kinds of changes by the names that the API has for them.
var changeKinds = map[analytics.ChangeKind]string{analytics.ImportedReports: "REPORTS", analytics.ImportedRegistry: "REGISTRIES",
	analytics.ImportedTallies: "TALLIES", analytics.Undone: "UNDO"}

// versionsFile answers with every data version, newest first.
func (h *handler) versionsFile(w http.ResponseWriter, r *http.Request, format export.Format) {
	a, _, err := h.askData(r, pathData)
	var newest *analytics.Snapshot
	if err == nil {
		newest, err = h.store.Snapshot(r.Context(), access(r), 0)
	}
	if err != nil {
		h.failFile(w, r, a, err)
		return
	}
	s := sheet{columns: []export.Column{
		column("version", export.Integer), column("what", export.Text), column("source", export.Text), column("committed_at", export.Text), column("through", export.Date),
		column("read", export.Integer), column("taken", export.Integer), column("rejected", export.Integer), column("repeated", export.Integer),
		column("months", export.Text), column("in_force", export.Bool), column("undoes", export.Integer), column("undone_by", export.Integer),
		column("pin", export.Text), column("collected", export.Bool), column("sample", export.Bool)}}
	for _, v := range newest.History() {
		months := make([]string, len(v.Months))
		for i, m := range v.Months {
			months[i] = m.String()
		}
		s.rows = append(s.rows, []any{int64(v.Version), changeKinds[v.What], orNull(v.Source), v.At.UTC().Format(time.RFC3339), v.Through,
			int64(v.Read), int64(v.Taken), int64(v.Rejected), int64(v.Repeated), strings.Join(months, "; "),
			v.InForce, numberOrNull(v.Undoes), numberOrNull(v.UndoneBy), orNull(v.Pin), v.Collected, v.Sample})
	}
	source := export.Source{Notices: newest.Meta().Notices(a.Lang)}
	h.serveSheet(w, r, a, format, "versions", s, source)
}

func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// numberOrNull is a version, null where it is none.
func numberOrNull(version uint64) any {
	if version == 0 {
		return nil
	}
	return int64(version)
}
