package dashboards

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// charts answers /charts/NAME.json with the option as it is drawn, .svg and .png with a picture of it, and .csv, .xlsx and
// .parquet with the same values and those of the rows that the chart has no room for.
func (h *handler) charts(w http.ResponseWriter, r *http.Request) {
	name, form, _ := strings.Cut(r.PathValue("file"), ".")
	format, isFile := export.ParseFormat(form)
	a, err := h.ask(r)
	build, known := drawings[name]
	if err == nil && (!known || (form != formJSON && !isFile && !isPicture(form))) {
		names := strings.Join(slices.Sorted(maps.Keys(drawings)), ", ")
		err = &analytics.Error{Kind: analytics.NotFound, Phrase: words.FileUnknown, Args: []any{r.PathValue("file"), names, "json, svg, png, csv, xlsx, parquet"}}
	}
	if err == nil && a.empty() {
		err = errNoData
	}
	var d drawing
	if err == nil && !isPicture(form) {
		a.whole = isFile
		d, err = build(r.Context(), a)
	}
	switch {
	case err != nil:
	case isPicture(form):
		err = h.picture(w, r, a, name, form, func(ctx context.Context) (drawing, error) { return build(ctx, a) })
	case form == formJSON:
		err = writeJSON(w, a, d)
	default:
		d.sheet().write(h, w, r, a, format, a.drawingName(name), a.drawingFacts()...)
	}
	if err != nil {
		h.failFile(w, r, a, err)
	}
}

func writeJSON(w http.ResponseWriter, a *asked, d drawing) error {
	chart, err := d.chart(charts.Look{Lang: a.Lang, Theme: themeOf(a.Theme)})
	if err != nil {
		return err
	}
	body, err := json.Marshal(chart.Option)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-cache")
	_, _ = w.Write(body) // the reader has gone away
	return nil
}
