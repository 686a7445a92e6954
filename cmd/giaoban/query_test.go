package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/xuri/excelize/v2"
)

var (
	queryFile = regexp.MustCompile("(?s)`(\\w+\\.graphql)`:\n```graphql\n(.*?)```")
	queryRun  = regexp.MustCompile("(?s)```console\n\\$ (.*?)\n(.*?)```")
)

// TestQueryDocs types every command of docs/export.md: through the running server, and without one.
func TestQueryDocs(t *testing.T) {
	t.Parallel()
	doc, err := os.ReadFile("../../docs/export.md")
	if err != nil {
		t.Fatal(err)
	}
	dir, data := t.TempDir(), t.TempDir()
	for _, file := range queryFile.FindAllStringSubmatch(string(doc), -1) {
		if err := os.WriteFile(filepath.Join(dir, file[1]), []byte(file[2]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	runs := queryRun.FindAllStringSubmatch(string(doc), -1)
	if len(runs) < 4 {
		t.Fatalf("only %d commands were found; does this test still read them?", len(runs))
	}
	library, err := filepath.Abs("../../node_modules/@chdb/lib-linux-x64-gnu/libchdb.so")
	if err != nil {
		t.Fatal(err)
	}
	check := func() {
		for _, run := range runs {
			cmd := exec.CommandContext(t.Context(), "sh", "-c", `giaoban() { "$GIAOBAN_BINARY" "$@"; }; `+run[1])
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), asGiaoban+"=1", "GIAOBAN_LANG=en", "GIAOBAN_DATA="+data, "GIAOBAN_BINARY="+os.Args[0], "GIAOBAN_LIBCHDB="+library)
			out, err := cmd.CombinedOutput()
			if failed := strings.HasPrefix(run[2], "giaoban: "); (err != nil) != failed {
				t.Errorf("%s: %v", run[1], err)
			}
			if got := strings.ReplaceAll(string(out), "\r\n", "\n"); got != run[2] {
				t.Errorf("%s\nsays\n%s\nand not\n%s", run[1], got, run[2])
			}
		}
	}
	s := startServer(t, data, "--sample")
	check()
	s.stop(t, syscall.SIGTERM)
	check()
}

// The command tells what is wrong, writes no file then, and says of itself whom it asks and in which language.
func TestQuery(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	status, out := giaoban(t, "", "import", "--data", dir, "--through", "2020-05-31", write(t, "good.csv", goodReports))
	wants(t, status, out, exitDone)
	s := startServer(t, dir)
	const months = `query M($p: PeriodInput!, $after: String) { reportCounts(period: $p, groupBy: [MONTH], first: 1, after: $after) { edges { node { month count(measure: WRITTEN_REPORTS) { value } } } } }
		query Other { settings { latestVersion } }`
	file, variables, book := write(t, "q.graphql", months), write(t, "v.json", `{"p": {"from": "2020-04", "to": "2020-05"}}`), filepath.Join(t.TempDir(), "out.xlsx")
	page := []string{"query", file, "--operation", "M", "--variables", variables}
	for _, where := range [][]string{{"--data", dir}, {"--url", s.url + "/graphql"}} {
		status, out = giaoban(t, "", append(page, append(where, "--format", "csv", "--all")...)...)
		wants(t, status, out, exitDone, "month,count.value\r\n2020-04,1\r\n2020-05,")
		status, out = giaoban(t, "", append(page, append(where, "--format", "csv")...)...)
		wants(t, status, out, exitDone, "month,count.value\r\n2020-04,1\r\n", "--all takes all pages")
		status, out = giaoban(t, months, append([]string{"query", "-", "--operation", "Other"}, where...)...)
		wants(t, status, out, exitDone, `{"data":{"settings":{"latestVersion":1}},"extensions":{"cost":{"requested":2,"limit":50000}}}`)
		status, out = giaoban(t, "", append(page, append(where, "--format", "xlsx", "--all", "--lang", "vi", "-o", book)...)...)
		wants(t, status, out, exitDone)
		f, err := excelize.OpenFile(book)
		if err != nil {
			t.Fatal(err)
		}
		if rows, err := f.GetRows("Số liệu"); err != nil || len(rows) != 3 || rows[2][0] != "2020-05" {
			t.Errorf("%q %v", rows, err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	readsParquet(t, s)
	none := filepath.Join(t.TempDir(), "none.csv")
	for name, c := range map[string]struct {
		stdin string
		args  []string
		text  string
	}{
		"errors":          {"", []string{file, "--operation", "M", "--var", `p={"from":"2020-05","to":"2020-04"}`, "--data", dir, "-o", none}, "INVALID: The period 2020-05..2020-04 ends before it begins. (reportCounts, period, 1:"},
		"in Vietnamese":   {"{versions(first: 0) {pageInfo {endCursor}}}", []string{"-", "--data", dir, "--lang", "vi", "--format", "csv", "-o", none}, "INVALID: Giá trị 0 "},
		"no table":        {"{a: settings {sample} b: settings {sample}}", []string{"-", "--data", dir, "--format", "csv", "-o", none}, "A table needs exactly one field"},
		"broken query":    {"{", []string{"-", "--data", dir, "--format", "parquet", "-o", none}, "GRAPHQL_PARSE_FAILED"},
		"unknown field":   {"{nothing}", []string{"-", "--data", dir}, "GRAPHQL_VALIDATION_FAILED"},
		"no change":       {"mutation {undo(version: 1) {number}}", []string{"-", "--data", dir}, "FORBIDDEN"},
		"all of JSON":     {"{settings {sample}}", []string{"-", "--data", dir, "--all"}, "--all goes with"},
		"bad variables":   {"{settings {sample}}", []string{"-", "--data", dir, "--variables", file}, "must be one JSON object"},
		"no such file":    {"", []string{"nowhere.graphql", "--data", dir}, "nowhere.graphql cannot be read"},
		"no directory":    {"{settings {sample}}", []string{"-", "--data", t.TempDir()}, "There is no giaoban data"},
		"no server":       {"{settings {sample}}", []string{"-", "--url", "http://127.0.0.1:1/graphql"}, "does not answer"},
		"another address": {"{settings {sample}}", []string{"-", "--url", s.url + "/healthz"}, "usually ends in /graphql"},
		"no such place":   {"{settings {sample}}", []string{"-", "--data", dir, "-o", "/nowhere/x.json"}, "/nowhere/x.json cannot be written"},
	} {
		status, out := giaoban(t, c.stdin, append([]string{"query"}, c.args...)...)
		if status != exitRefused || !strings.Contains(out, c.text) {
			t.Errorf("%s: status %d, %s", name, status, out)
		}
	}
	if _, err := os.Stat(none); err == nil {
		t.Error("a refused answer left a file")
	}
}

// readsParquet lets ClickHouse read a Parquet file that was made from an answer.
func readsParquet(t *testing.T, s *server) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "x.parquet")
	status, out := giaoban(t, `{compare(measure: MESSAGES, by: UNIT, current: {from: "2020-04", to: "2020-05"}, baselines: [{kind: PREVIOUS}]) {
		rows {unit {code} count {value} share changes {baseline {from end complete}}} total {count {value}}}}`, "query", "-", "--url", s.url+"/graphql", "--format", "parquet", "-o", file)
	wants(t, status, out, exitDone)
	var got []string
	for _, query := range []string{"DESCRIBE file('" + file + "')", "SELECT * FROM file('" + file + "')"} {
		tsv := filepath.Join(t.TempDir(), "x.tsv")
		cmd := command(t.Context(), "--path", t.TempDir(), "--query", query+" INTO OUTFILE '"+tsv+"' FORMAT TSV")
		cmd.Env = append(os.Environ(), asLocal+"=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		text, err := os.ReadFile(tsv)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			got = append(got, strings.TrimRight(line, "\t\n"))
		}
	}
	want := []string{"unit.code\tNullable(String)", "count.value\tNullable(Int64)", "share\tNullable(Float64)", "changes.1.baseline.from\tNullable(String)",
		"changes.1.baseline.end\tNullable(Date32)", "changes.1.baseline.complete\tNullable(Bool)", "total.count.value\tNullable(Int64)", "\\N\t1\t1\t2020-02\t2020-03-31\tfalse\t1"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("ClickHouse reads\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// The token goes to the server that it is for, as a bearer.
func TestQueryToken(t *testing.T) {
	t.Parallel()
	var got http.Header
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = r.Header
		_ = json.NewEncoder(w).Encode(map[string]any{"data": map[string]any{"x": 1}})
	}))
	t.Cleanup(s.Close)
	status, out := giaoban(t, "{x}", "query", "-", "--url", s.URL, "--token", "secret", "--lang", "vi")
	wants(t, status, out, exitDone, `{"data":{"x":1}}`)
	if got.Get("Authorization") != "Bearer secret" || got.Get("Accept-Language") != "vi" {
		t.Errorf("headers %v", got)
	}
}
