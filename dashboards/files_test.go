package dashboards

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"math"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	reader "giaoban/analytics/intake/table"
	"giaoban/analytics/words"

	"github.com/xuri/excelize/v2"
)

// rowsOf reads a file with the reader that imports use: the header first.
func rowsOf(t *testing.T, file []byte) [][]string {
	t.Helper()
	opened, err := reader.Open(reader.Source{Name: "x", Size: int64(len(file)), Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(file)), nil }}, reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = opened.Close() }()
	rows := [][]string{opened.Names()}
	for {
		rec, err := opened.Next()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil || rec.Problem != nil {
			t.Fatal(err, rec.Problem)
		}
		rows = append(rows, slices.Clone(rec.Fields))
	}
}

// Every file has the same cells in every format, and hostile names come through as the text that they are.
func TestFiles(t *testing.T) {
	hostile, tallied := New(hostileStore(t), slog.New(slog.DiscardHandler)), New(talliesStore(t, intake.Options{}), slog.New(slog.DiscardHandler))
	for _, c := range []struct {
		h           http.Handler
		path, query string
		name        string // of the file, without its ending
	}{
		{hostile, "/charts/topics", "?measure=messages&from=2020-04&to=2020-05", "giaoban-topics-messages-2020-04..2020-05-v2"},
		{hostile, "/charts/months", "?measure=messages&topic=t1&kind=message", "giaoban-months-messages-t1-message-2020-01..2020-04-v2"},
		{hostile, "/charts/trends", "?measure=messages", "giaoban-trends-messages-2020-01..2020-04-v2"},
		{tallied, "/charts/topics", "?measure=messages&from=2020-05&to=2020-05", "giaoban-topics-messages-2020-05-v2"},
		{tallied, "/charts/months", "?measure=messages&from=2020-05&to=2020-05", "giaoban-months-messages-2020-01..2020-05-v2"},
		{hostile, "/data/coverage", "", "giaoban-coverage-2020-01..2020-05-v2"},
		{hostile, "/data/diff", "?from=1&to=2", "giaoban-diff-v1-v2"},
		{hostile, "/data/versions", "", "giaoban-versions"},
	} {
		files := map[export.Format][][]string{}
		for _, f := range export.Formats() {
			w := get(t, c.h, c.path+"."+string(f)+c.query)
			want := `attachment; filename="` + c.name + "." + string(f) + `"`
			if got := w.Header().Get("Content-Disposition"); w.Code != http.StatusOK || got != want || !strings.HasPrefix(w.Header().Get("Content-Type"), f.MediaType()) {
				t.Fatalf("%s: %d %s, want %s", c.path, w.Code, w.Header(), want)
			}
			files[f] = rowsOf(t, w.Body.Bytes())
		}
		for i, line := range files[export.CSV] {
			for k, text := range line {
				line[k] = intake.UnescapeCell(text)
			}
			for _, f := range []export.Format{export.XLSX, export.Parquet} {
				other := files[f][i]
				for len(other) < len(line) { // a sheet does not store what is empty at the end
					other = append(other, "")
				}
				if !slices.EqualFunc(other, line, sameCell) {
					t.Errorf("%s %s row %d is\n%q, in CSV\n%q", c.path, f, i, other, line)
				}
			}
		}
	}
}

// sameCell compares texts, and numbers to the 15 digits that spreadsheets show.
func sameCell(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return a == b || errX == nil && errY == nil && math.Abs(x-y) < 1e-14*math.Abs(y)
}

// A baseline that is cut to the days of an unfinished month says how many days of it were counted; a published total
// names its source.
func TestFilesExplain(t *testing.T) {
	rows := rowsOf(t, get(t, New(hostileStore(t), slog.New(slog.DiscardHandler)), "/charts/topics.csv?measure=messages&from=2020-05&to=2020-05&vs=previous").Body.Bytes())
	for name, want := range map[string]string{"days counted": "12", "2020-04 days counted": "12"} {
		if at := slices.Index(rows[0], name); at < 0 || rows[1][at] != want {
			t.Errorf("%s is not %s: %q %q", name, want, rows[0], rows[1])
		}
	}
	tallied := New(talliesStore(t, intake.Options{}), slog.New(slog.DiscardHandler))
	for _, chart := range []string{"topics", "trends", "months"} {
		rows := rowsOf(t, get(t, tallied, "/charts/"+chart+".csv?measure=messages&from=2020-05&to=2020-05&vs=previous&lang=en").Body.Bytes())
		at, status := slices.Index(rows[0], "sources"), slices.Index(rows[0], "status")
		named := 0
		for _, row := range rows[1:] {
			if row[status] == "AT_LEAST" && strings.Contains(row[at], "Bản tin tháng 5 (1 June 2020)") {
				named++
			}
		}
		if named == 0 {
			t.Errorf("%s names no source: %q", chart, rows)
		}
	}
	w := get(t, tallied, "/charts/topics.xlsx?measure=messages&from=2020-05&to=2020-05&topic=covid&lang=en")
	book, err := excelize.OpenReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	source, err := book.GetRows("Source")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Data version|2", "Period|May 2020", "Measure|Messages", "Filter|Phòng chống dịch Covid-19",
		"2020-05|May 2020: The count; empty: there is no number", "status|" + words.Columns["status"].En, "2020-04 ratio|Apr 2020: " + words.Columns["ratio"].En, "data_version|The data version"} {
		if !slices.ContainsFunc(source, func(row []string) bool { return strings.Join(row, "|") == want }) {
			t.Errorf("the source does not say %q: %q", want, source)
		}
	}
}

// Pages offer each file beside its CSV, with the same question and version.
func TestFileLinks(t *testing.T) {
	hostile, storied := New(hostileStore(t), slog.New(slog.DiscardHandler)), New(storiedStore(t), slog.New(slog.DiscardHandler))
	for page, h := range map[string]http.Handler{"/?measure=messages": hostile, "/topics?measure=messages": hostile, "/data/diff?from=1&to=2": hostile, "/data": storied} {
		body := get(t, h, page).Body.String()
		links := regexp.MustCompile(`href="([^"]*)\.csv([^"]*)" download`).FindAllStringSubmatch(body, -1)
		if len(links) == 0 {
			t.Errorf("%s has no CSV", page)
		}
		for _, l := range links {
			query := regexp.MustCompile(`(&amp;|\?)bom=1$`).ReplaceAllString(l[2], "")
			if query == l[2] {
				t.Errorf("%s links to %s without the mark that Excel needs", page, l[0])
			}
			if !strings.Contains(body, `href="`+l[1]+".xlsx"+query+`" download>Excel<`) {
				t.Errorf("%s does not offer %s%s as an Excel file", page, l[1], l[2])
			}
		}
	}
}

// A file has all rows, though the chart has no room for them; months and trends are named by the months in them.
func TestFilesAreWhole(t *testing.T) {
	store := intaketest.Sample(t)
	h := New(store, slog.New(slog.DiscardHandler))
	snap, err := store.Snapshot(t.Context(), analytics.FullAccess(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for name, by := range map[string]analytics.Dimension{"topics": analytics.ByTopic, "ranking": analytics.ByTopic, "units": analytics.ByUnit, "channels": analytics.ByChannel} {
		a := &asked{Params: Params{Measure: analytics.Messages, Lang: words.Vi}, snap: snap, settings: snap.Settings(), current: *snap.Settings().DefaultPeriod}
		answer, err := a.compare(t.Context(), by, a.Filter, analytics.MaxTop)
		if err != nil {
			t.Fatal(err)
		}
		lines := readCSV(t, get(t, h, "/charts/"+name+".csv?measure=messages&vs=none"))
		if len(lines) != len(answer.Rows)+2 || answer.RowsTotal != len(answer.Rows) {
			t.Fatalf("%s: %d lines for %d rows of %d", name, len(lines), len(answer.Rows), answer.RowsTotal)
		}
		if by == analytics.ByTopic && len(answer.Rows) <= topShown {
			t.Fatalf("only %d topics: the chart has room for all", len(answer.Rows))
		}
		all := slices.Index(lines[0], "rows_total")
		for i, r := range answer.Rows {
			text, _ := said(r.Count)
			if lines[i+1][1] != codeText((&comparison{answer: answer}).entry(r.Key)) || lines[i+1][3] != text || lines[i+1][all] != strconv.Itoa(len(answer.Rows)) {
				t.Errorf("%s: line %q, the store has %s", name, lines[i+1], text)
			}
		}
	}
	w := get(t, h, "/charts/trends.xlsx?measure=messages&lang=en")
	if got := w.Header().Get("Content-Disposition"); !strings.Contains(got, "2018-06..2020-05") {
		t.Errorf("the file is named %s", got)
	}
	book, err := excelize.OpenReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	source, err := book.GetRows("Source")
	if err != nil || !slices.ContainsFunc(source, func(row []string) bool { return strings.Join(row, "|") == "Months in the file|Jun 2018–May 2020" }) {
		t.Errorf("the source does not tell the months: %q %v", source, err)
	}
}

func codeText(e *analytics.Entry) string {
	if e == nil {
		return ""
	}
	return e.Code
}

// The total of sub-topics is not called the topic's.
func TestSubtotal(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	for lang, name := range map[string]string{"vi": words.PageTotalChildren.Vi, "en": words.PageTotalChildren.En} {
		lines := readCSV(t, get(t, h, "/charts/subtopics.csv?measure=messages&topic=covid-19&lang="+lang))
		if last := lines[len(lines)-1]; len(lines) < 3 || last[0] != "subtotal" || last[2] != name {
			t.Errorf("the last line is %q", last)
		}
	}
}

// A CSV begins with a byte order mark where it is asked for, whatever it is of; each column of a file has its meaning.
func TestMarkAndMeaning(t *testing.T) {
	h := New(storiedStore(t), slog.New(slog.DiscardHandler))
	for _, path := range []string{"/charts/topics", "/charts/months", "/charts/trends", "/charts/units", "/data/coverage", "/data/versions", "/data/diff?from=24&to=25"} {
		path, query, _ := strings.Cut(path, "?")
		for value, marked := range map[string]bool{"": false, "0": false, "1": true} {
			if got := strings.HasPrefix(get(t, h, path+".csv?"+query+"&bom="+value).Body.String(), "\ufeff"); got != marked {
				t.Errorf("%s with bom=%s: marked %v", path, value, got)
			}
		}
		if w := get(t, h, path+".csv?"+query+"&bom=yes"); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), `"argument":"bom"`) {
			t.Errorf("%s: bom=yes is %d %s", path, w.Code, w.Body)
		}
		book, err := excelize.OpenReader(get(t, h, path+".xlsx?"+query).Body)
		if err != nil {
			t.Fatal(err)
		}
		source, err := book.GetRows("Nguồn")
		if err != nil {
			t.Fatal(err)
		}
		head := slices.IndexFunc(source, func(row []string) bool { return strings.Join(row, "|") == "Cột|Ý nghĩa" })
		for _, row := range source[head+1:] {
			if head < 0 || len(row) != 2 || row[1] == "" {
				t.Errorf("%s: column without a meaning: %q", path, row)
			}
		}
		_ = book.Close()
	}
}
