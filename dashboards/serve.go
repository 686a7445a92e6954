package dashboards

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"giaoban/analytics/intake"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// charts answers /charts/NAME.json with the option as it is drawn, and /charts/NAME.csv with the same values.
func (h *handler) charts(w http.ResponseWriter, r *http.Request) {
	name, form, _ := strings.Cut(r.PathValue("file"), ".")
	build, known := drawings[name]
	if !known || (form != "json" && form != "csv") {
		h.notFound(w, r)
		return
	}
	a, err := h.ask(r)
	if err == nil && a.empty() {
		err = errNoData
	}
	var d drawing
	if err == nil {
		d, err = build(r.Context(), a)
	}
	if err == nil && form == "json" {
		err = h.writeJSON(w, r, a, d)
	} else if err == nil {
		h.writeCSV(w, a, name, d.csv())
	}
	if err != nil {
		h.fail(w, r, a, err)
	}
}

func (h *handler) writeJSON(w http.ResponseWriter, r *http.Request, a *asked, d drawing) error {
	theme := charts.Light
	switch text := r.URL.Query().Get(paramTheme); text {
	case "", charts.Light.Name:
	case charts.Dark.Name:
		theme = charts.Dark
	default:
		return &paramError{paramTheme, text, words.PageBadOneOf, []any{charts.Light.Name + ", " + charts.Dark.Name}}
	}
	chart, err := d.chart(charts.Look{Lang: a.Lang, Theme: theme})
	if err != nil {
		return err
	}
	body, err := json.Marshal(chart.Option)
	if err != nil {
		return err
	}
	h.dataHeaders(w, "application/json")
	_, _ = w.Write(body) // the reader has gone away
	return nil
}

func (h *handler) writeCSV(w http.ResponseWriter, a *asked, name string, rows [][]string) {
	meta := a.snap.Meta()
	version := strconv.FormatInt(meta.DataVersion, 10)
	origin := []string{"data_version", "sample"} // each row says where it comes from, whatever becomes of the file
	for i := range rows {
		rows[i] = append(rows[i], origin...)
		origin = []string{version, strconv.FormatBool(meta.Sample)}
	}
	h.writeSheet(w, name+"-"+a.current.String()+"-v"+version, rows)
}

func (h *handler) writeSheet(w http.ResponseWriter, name string, rows [][]string) {
	h.dataHeaders(w, "text/csv; charset=utf-8; header=present")
	w.Header().Set("Content-Disposition", `attachment; filename="giaoban-`+name+`.csv"`)
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, row := range rows {
		for i, field := range row {
			row[i] = intake.EscapeCell(field)
		}
		if err := out.Write(row); err != nil {
			return // the reader has gone away
		}
	}
	out.Flush()
}

func (h *handler) dataHeaders(w http.ResponseWriter, kind string) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-cache")
}
