package graph

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"giaoban/analytics/export"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"
)

// tableQueries are questions with the path of their rows in the answer. An empty path is one row.
var tableQueries = map[string]struct{ query, rows string }{
	"compare": {`query ($period: PeriodInput!) { compare(measure: MESSAGES, by: TOPIC, current: $period, baselines: [{kind: PREVIOUS}, {kind: SAME_MONTHS_LAST_YEAR}], top: 5) {
		rows { topic { code name aliases parent { code } } messages: count { value status sources { title } } share changes { delta ratio shareThen baseline { from label(lang: EN) end complete } caveats } }
		total { count { value } changes { ratio } } baselines { label } rowsTotal meta { dataVersion sample notices(lang: EN) } } }`, "rows"},
	"figures":  {`query ($period: PeriodInput!) { keyFigures(current: $period, baselines: [{kind: PREVIOUS}]) { baselines { from } figures { measure count { value display } changes { delta ratio } } meta { dataVersion } } }`, "figures"},
	"counts":   {`query ($period: PeriodInput!) { reportCounts(period: $period, groupBy: [MONTH, UNIT], first: 40) { pageInfo { endCursor } edges { cursor node { month unit { code name } written: count(measure: WRITTEN_REPORTS) { value } messages: count(measure: MESSAGES) { value } } } totals { count(measure: MESSAGES) { value } } } }`, "edges"},
	"trends":   {`query ($period: PeriodInput!) { topicTrends(measure: MESSAGES, period: $period, top: 3) { rows { topic { name(lang: EN) } series { month count { value } } } } }`, "rows"},
	"coverage": {`query ($period: PeriodInput!) { coverage(period: $period) { months { month expected missing { code } } units { unit { code } } meta { dataVersion } } }`, "months"},
	"by unit":  {`query ($period: PeriodInput!) { coverage(period: $period) { period { from } units { unit { code } months { missing count { value } } } } }`, "units"},
	"registry": {`query ($period: PeriodInput!) { topics(at: "2020-04") { ...T } reportCounts(period: $period, groupBy: []) @include(if: false) { rest: totals { count(measure: ISSUES) { value } } } } fragment T on Topic { code name ... { aliases } __typename }`, ""},
	"settings": {`query ($period: PeriodInput!) { settings { latestVersion sample covered { from } completeThrough } reportCounts(period: $period, groupBy: []) @skip(if: true) { edges { cursor } } }`, "-"},
}

const tableVariables = `{"period": {"from": "2020-04", "to": "2020-05"}}`

// Every cell of a CSV is what stands in the JSON answer at the place that its column names.
func TestTables(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.NewTextHandler(t.Output(), nil)))
	for name, q := range tableQueries {
		t.Run(name, func(t *testing.T) {
			values := url.Values{"query": {q.query}, "variables": {tableVariables}}
			a := decode(t, get(t, h, values))
			if len(a.Errors) > 0 {
				t.Fatal(a.Errors)
			}
			w := get(t, h, values, "Accept", "text/csv")
			if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "text/csv; charset=utf-8; header=present" {
				t.Fatalf("%d %s", w.Code, w.Body)
			}
			lines, err := csv.NewReader(w.Body).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			root := rootOf(t, a.Data)
			rows := rowsOf(t, root, q.rows)
			if len(rows) == 0 || len(lines) != len(rows)+1 {
				t.Fatalf("%d lines for %d rows", len(lines), len(rows))
			}
			seen := 0
			for i, row := range rows {
				for k, column := range lines[0] {
					want, ok := at(row, column)
					if !ok {
						want, ok = at(root, column)
					}
					if got := lines[i+1][k]; got != want {
						t.Errorf("row %d %s is %q, in JSON %q", i+1, column, got, want)
					}
					if ok {
						seen++
					}
				}
			}
			if leaves := leaves(rows) + len(rows)*leaves(withoutRows(root, q.rows)); seen != leaves {
				t.Errorf("%d cells of the table stand in JSON, which has %d", seen, leaves)
			}
		})
	}
}

// The columns of a table, in the order of the query, with what the schema makes of them.
func TestTableColumns(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.NewTextHandler(t.Output(), nil)))
	values := url.Values{"query": {`query April { compare(measure: MESSAGES, by: TOPIC, current: {from: "2020-04", to: "2020-04"}, baselines: [{kind: PREVIOUS}], top: 2, filter: {kinds: [MESSAGE]}) {
		meta { dataVersion sample } rows { topic { code } now: count { value } changes { baseline { from start } ratio } } } }`}}
	values.Set("format", "parquet")
	w := get(t, h, values)
	if got := w.Header().Get("Content-Disposition"); got != `attachment; filename="giaoban-April-v2.parquet"` {
		t.Error(got)
	}
	f, err := parquet.OpenFile(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
	if err != nil {
		t.Fatal(err)
	}
	want := `message giaoban {
	optional binary topic.code (STRING);
	optional int64 now.value (INT(64,true));
	optional binary changes.1.baseline.from (STRING);
	optional int32 changes.1.baseline.start (DATE);
	optional double changes.1.ratio;
	optional int64 meta.dataVersion (INT(64,true));
	optional boolean meta.sample;
}`
	if got := f.Schema().String(); got != want || f.NumRows() != 2 {
		t.Errorf("%d rows of %s", f.NumRows(), got)
	}
	values.Set("format", "xlsx")
	w = get(t, h, values, "Accept-Language", "vi")
	book, err := excelize.OpenReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	rows, err := book.GetRows("Nguồn")
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	for _, r := range rows {
		source.WriteString(strings.Join(r, "|") + "\n")
	}
	for _, want := range []string{words.SampleNotice.In(words.Vi), "Phiên bản số liệu|2\n", "Câu truy vấn|compare\n", `current|{"from":"2020-04","to":"2020-04"}`, `filter|{"kinds":["MESSAGE"]}`, "changes.1.ratio|Rate per day now over"} {
		if !strings.Contains(source.String(), want) {
			t.Errorf("the sheet of sources does not say %q:\n%s", want, source.String())
		}
	}
}

// The pages of a table follow each other through the header, also where the query does not ask for pageInfo.
func TestTablePages(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.NewTextHandler(t.Output(), nil)))
	page := func(first int, after *string) (lines []string, next string) {
		variables, err := json.Marshal(map[string]any{"first": first, "after": after})
		if err != nil {
			t.Fatal(err)
		}
		w := get(t, h, url.Values{"format": {"csv"}, "variables": {string(variables)}, "query": {`query ($first: Int!, $after: String) { reportCounts(period: {from: "2020-04", to: "2020-05"}, groupBy: [UNIT, CHANNEL], first: $first, after: $after) {
			edges { node { unit { code } channel { code } count(measure: MESSAGES) { value } } } } }`}})
		if w.Code != http.StatusOK {
			t.Fatalf("%d %s", w.Code, w.Body)
		}
		return strings.Split(strings.TrimSuffix(w.Body.String(), "\r\n"), "\r\n"), w.Header().Get(headerNextCursor)
	}
	all, next := page(1000, nil)
	if next != "" || len(all) < 20 {
		t.Fatalf("%d lines, next %q", len(all), next)
	}
	lines, next := page(7, nil)
	for next != "" {
		var more []string
		more, next = page(7, &next)
		if len(more) == 1 {
			t.Fatal("a page without rows")
		}
		lines = append(lines, more[1:]...)
	}
	if !slices.Equal(lines, all) {
		t.Errorf("the pages have %d lines, all together %d", len(lines), len(all))
	}
}

// A failure in the form of a table has its status, GraphQL's body, and no part of a table.
func TestTableFailures(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.NewTextHandler(t.Output(), nil)))
	const counts = `{reportCounts(period: {from: "2020-04", to: "2020-05"}, groupBy: [] %) {edges {node {month}}}}`
	for _, c := range []struct {
		name, query, format string
		status              int
		code                string
	}{
		{"two fields", `{settings {sample} topics {code}}`, "csv", 400, "INVALID"},
		{"a mutation", `mutation {undo(version: 1) {number}}`, "csv", 405, "INVALID"},
		{"introspection", `{__schema {types {name}}}`, "csv", 400, "INVALID"},
		{"no field", `{topics @skip(if: true) {code}}`, "csv", 400, "INVALID"},
		{"another format", `{settings {sample}}`, "xls", 400, "INVALID"},
		{"no format", `{settings {sample}}`, "", 400, "INVALID"},
		{"parse error", `{`, "xlsx", 400, "GRAPHQL_PARSE_FAILED"},
		{"validation error", `{nothing}`, "parquet", 400, "GRAPHQL_VALIDATION_FAILED"},
		{"invalid", strings.Replace(counts, "%", ", first: 0", 1), "csv", 400, "INVALID"},
		{"not found", strings.Replace(counts, "%", ", dataVersion: 99", 1), "csv", 404, "NOT_FOUND"},
		{"too expensive", `{topicTrends(measure: ISSUES, period: {from: "1990-01", to: "2020-01"}, top: 200) {rows {series {month}}}}`, "csv", 422, "TOO_EXPENSIVE"},
		{"two columns of one name", `{coverage(period: {from: "2020-04", to: "2020-05"}) {months {period: month} period {from}}}`, "csv", 200, ""},
		{"really of one name", `{keyFigures(current: {from: "2020-04", to: "2020-05"}, baselines: []) {figures {current: count {from: value}} current {from}}}`, "csv", 400, "INVALID"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := get(t, h, url.Values{"query": {c.query}, "format": {c.format}})
			if w.Code != c.status {
				t.Fatalf("status %d: %s", w.Code, w.Body)
			}
			if c.code == "" {
				return
			}
			a := decode(t, w)
			if len(a.Errors) != 1 || a.Errors[0].Extensions["code"] != c.code || a.Data != nil ||
				w.Header().Get("Content-Type") != "application/json; charset=utf-8" || w.Header().Get("Content-Disposition") != "" {
				t.Errorf("%v %s", w.Header(), w.Body)
			}
		})
	}
	w := post(t, h, `{"query":"mutation {undo(version: 1) {number}}"}`, "Accept", export.TypeCSV)
	if a := decode(t, w); w.Code != 400 || len(a.Errors) != 1 || a.Errors[0].Extensions["code"] != "INVALID" {
		t.Errorf("a mutation by POST: %d %s", w.Code, w.Body)
	}
}

// Lists of very different lengths must not make a table that fills the memory.
func TestTableBound(t *testing.T) {
	s, err := NewSheet(`{coverage(period: {from: "2020-01", to: "2020-02"}) {months {missing {code}}}}`, "", nil, words.En)
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat(`{"code":"x"},`, 2000) + `{"code":"x"}`
	data := `{"coverage":{"months":[{"missing":[` + long + `]}` + strings.Repeat(`,{"missing":[]}`, 999) + `]}}`
	if _, err := s.Add(json.RawMessage(data)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Table(maxTable); err == nil || !strings.Contains(err.Error(), "more than 1,000,000 cells") {
		t.Error(err)
	}
	if table, err := s.Table(0); err != nil || len(table.Rows) != 1000 || len(table.Columns) != 2001 {
		t.Error(err)
	}
}

// The type of an answer is chosen by format in the address, else by Accept; JSON stays what it was.
func TestTableNegotiation(t *testing.T) {
	for accept, want := range map[string]string{
		"text/csv": export.TypeCSV, "text/csv;q=0.5, application/json": typeJSON, "application/json;q=0.5, text/csv": export.TypeCSV,
		"text/html, text/csv;q=0.1": export.TypeCSV, export.TypeXLSX: export.TypeXLSX, export.TypeParquet: export.TypeParquet, "text/*": "",
		"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8": typeJSON,
	} {
		if got := negotiate([]string{accept}); got != want {
			t.Errorf("negotiate(%q) = %q, want %q", accept, got, want)
		}
	}
	for address, want := range map[string]string{"/": typeJSON, "/?format=csv": export.TypeCSV, "/?format=xlsx": export.TypeXLSX, "/?format=json": typeJSON, "/?format=": "", "/?format=pdf": ""} {
		if got := mediaType(httptest.NewRequestWithContext(context.Background(), http.MethodGet, address, http.NoBody)); got != want {
			t.Errorf("%s gets %q, want %q", address, got, want)
		}
	}
}
