package dashboards

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
)

// sheet is a table for programs: of a chart, or of a page about the data.
type sheet struct {
	columns []export.Column
	rows    [][]any
	months  *analytics.Range // that the rows are of; nil = the period
	most    int              // rows that the file holds at most; 0 = analytics.MaxTop
	all     int              // entries that there are, of which the rows may hold fewer; 0 = the rows hold all
}

func column(name string, kind export.Type) export.Column {
	return export.Column{Name: name, Type: kind}
}

// also adds columns with the same values in each row.
func (s *sheet) also(columns []export.Column, values ...any) {
	s.columns = append(s.columns, columns...)
	for i := range s.rows {
		s.rows[i] = append(s.rows[i], values...)
	}
}

// countColumns are those of a count for machines: the number, null where there is none, and its status. The least that it
// is, where only that is known, has a column of its own.
func countColumns(number, status string) []export.Column {
	return []export.Column{column(number, export.Integer), column(status, export.Text)}
}

func countCells(c analytics.Count) []any { return []any{c.Value, string(c.Status)} }

// sourcesCell names where the published totals of a count come from, null where it has none.
func sourcesCell(lang words.Lang, c analytics.Count) any {
	var names []string
	for _, s := range c.Sources {
		names = append(names, sourceName(lang, s))
	}
	if len(names) == 0 {
		return nil
	}
	return strings.Join(names, "; ")
}

// codeCell is the code of a row of a registry, null for the row "unknown".
func codeCell(e *analytics.Entry) any {
	if e == nil {
		return nil
	}
	return e.Code
}

// write answers with a sheet of one data version. Each row says where it comes from, whatever becomes of the file.
func (s sheet) write(h *handler, w http.ResponseWriter, r *http.Request, a *asked, format export.Format, name string, asked ...export.Fact) {
	meta, months := a.snap.Meta(), a.current
	asked = append([]export.Fact{{Name: words.Page["period"].In(a.Lang), Value: a.current.Label(a.Lang)}}, asked...)
	if s.months != nil {
		months = *s.months
		asked = append(asked, export.Fact{Name: words.FileMonths.In(a.Lang), Value: months.Label(a.Lang)})
	}
	if most := cmp.Or(s.most, analytics.MaxTop); s.all > most {
		asked = append(asked, export.Fact{Name: words.FileRows.In(a.Lang), Value: words.FileRowsOf.In(a.Lang, most, s.all)})
	}
	s.also([]export.Column{column("data_version", export.Integer), column("sample", export.Bool)}, meta.DataVersion, meta.Sample)
	name += "-" + months.String() + "-v" + strconv.FormatInt(meta.DataVersion, 10)
	h.serveSheet(w, r, a, format, name, s, export.SourceOf(meta, a.Lang, asked...))
}

func (h *handler) serveSheet(w http.ResponseWriter, r *http.Request, a *asked, format export.Format, name string, s sheet, source export.Source) {
	w.Header().Set("Cache-Control", "no-cache")
	export.Describe(s.columns, a.Lang)
	err := export.Serve(w, format, export.Table{Name: "giaoban-" + name, Lang: a.Lang, Columns: s.columns, Rows: s.rows, Source: source, BOM: a.BOM})
	if err != nil {
		h.failFile(w, r, a, err)
	}
}

// drawingName is the beginning of the name of a chart's file: what is counted, and of which reports.
func (a *asked) drawingName(name string) string {
	name += "-" + measureName(a.Measure)
	for _, c := range codedParams {
		codes := *codesOf(&a.Filter, c.by)
		if len(codes) > 0 { // several, or one that a file cannot be named by, are told in the file alone
			name += "-" + cmp.Or(export.Plain(strings.Join(codes, ".")), "filtered")
		}
		if slices.Contains(a.Filter.Unknown, c.by) {
			name += "-" + c.name + "-unknown"
		}
	}
	for _, k := range a.Filter.Kinds {
		name += "-" + kindName(k)
	}
	return name
}

// drawingFacts say what a chart was asked for.
func (a *asked) drawingFacts() []export.Fact {
	facts := []export.Fact{{Name: words.FileMeasure.In(a.Lang), Value: a.measureTitle()}}
	for i, b := range a.baselines {
		facts = append(facts, export.Fact{Name: words.Page["comparison"].In(a.Lang), Value: b.Range(a.current).Label(a.Lang) + " (" + a.baselineName(i) + ")"})
	}
	for _, l := range a.filters() {
		facts = append(facts, export.Fact{Name: words.FileFilter.In(a.Lang), Value: l.Text})
	}
	return facts
}

// fileLinks are the addresses of a file in all its formats, by their names; link makes them of its paths. Who saves a CSV
// from a page opens it with a double click, and then a spreadsheet needs the byte order mark.
func fileLinks(path string, link func(string) string) map[string]string {
	all := map[string]string{}
	for _, f := range export.Formats() {
		all[string(f)] = link(path + "." + string(f))
	}
	all[string(export.CSV)] = beside(all[string(export.CSV)], paramBOM, "1")
	return all
}

// paramOf is the parameter that a place in a question stands for.
func paramOf(path string) string {
	place, _, _ := strings.Cut(path, "[")
	if name, known := map[string]string{"dataVersion": paramVersion, "filter.topics": paramTopic,
		"filter.units": paramUnit, "filter.channels": paramChannel}[place]; known {
		return name
	}
	return path
}

// failFile says in JSON, in the form of GraphQL's errors, why there is no file: whoever fetches one is a program.
func (h *handler) failFile(w http.ResponseWriter, r *http.Request, a *asked, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return // nobody is there to read it
	}
	type extensions struct {
		Code     string `json:"code"`
		Argument string `json:"argument,omitempty"`
	}
	type problem struct {
		Message    string     `json:"message"`
		Extensions extensions `json:"extensions"`
	}
	var wrong *paramError
	var known *analytics.Error
	kind, p := analytics.Internal, problem{Message: words.InternalError.In(a.Lang)}
	switch {
	case errors.As(err, &wrong):
		kind, p.Extensions.Argument = analytics.Invalid, wrong.Name
		p.Message = wrong.In(a.Lang)
	case errors.As(err, &known) && analytics.Statuses[known.Kind] != 0:
		kind, p.Message, p.Extensions.Argument = known.Kind, known.In(a.Lang), paramOf(known.Path)
	}
	switch kind {
	case analytics.Internal:
		h.log.ErrorContext(r.Context(), "file", "path", r.URL.Path, "query", r.URL.RawQuery, "error", err)
	case analytics.Unavailable:
		h.log.WarnContext(r.Context(), "engine", "path", r.URL.Path, "error", err)
	}
	p.Extensions.Code = analytics.Codes[kind]
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(analytics.Refuse(w.Header(), kind))
	_ = json.NewEncoder(w).Encode(map[string][]problem{"errors": {p}}) // the reader has gone away
}
