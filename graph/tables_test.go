package graph

import (
	"encoding/csv"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"
)

// tabled is a server of fixed tables; who is what the next request may do.
type tabled struct {
	store      *analytics.Store
	api, files http.Handler
	who        analytics.Access
	refused    error
}

const tabledRegistries = "registry,code,name_vi,name_en\nunit,an,=An,An\nunit,binh,Bình,\ntopic,la,Đất đai,Land\nchannel,zalo,Zalo,\n"

// In March every unit counts one message, so none is shown. In April one unit counts two and the total is 9. May has one.
const tabledReports = "id,received,kind,unit,topics,channel\n" +
	"a,2020-03-02,MESSAGE,an,la,zalo\nb,2020-03-02,MESSAGE,binh,,\n" +
	"c,2020-04-02,MESSAGE,an,la,zalo\nd,2020-04-03,MESSAGE,an,,\ne,2020-04-02,MESSAGE,binh,,\nf,2020-04-02,MESSAGE,binh,,\ng,2020-04-02,MESSAGE,binh,,\n" +
	"h,2020-04-02,MESSAGE,binh,,\ni,2020-04-02,MESSAGE,binh,,\nj,2020-04-02,MESSAGE,binh,,\nk,2020-04-02,MESSAGE,binh,,\n" +
	"l,2020-05-02,MESSAGE,,la,\n"

func newTabled(t *testing.T, minCell int64) *tabled {
	t.Helper()
	_, writer, reader := enginetest.Database(t)
	s := &tabled{who: analytics.TablesAccess(), store: intaketest.OpenOn(t, analytics.Options{Writer: writer, Reader: reader, MinCell: minCell})}
	intaketest.Import(t, s.store, "registries.csv", []byte(tabledRegistries), intake.Options{})
	intaketest.Import(t, s.store, "reports.csv", []byte(tabledReports), intake.Options{})
	if _, err := s.store.Pin(t.Context(), analytics.FullAccess(), 2, "Tháng 5"); err != nil {
		t.Fatal(err)
	}
	intaketest.Import(t, s.store, "more.csv", []byte("id,received,kind\nz,2020-05-09,MESSAGE\n"), intake.Options{})
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	authorize := func(*http.Request) (analytics.Access, error) { return s.who, s.refused }
	s.api, s.files = New(s.store, log, WithAuthorize(authorize)), Tables(s.store, authorize, log)
	return s
}

func (s *tabled) get(t *testing.T, target string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	return serve(s.files, httptest.NewRequestWithContext(t.Context(), http.MethodGet, target, nil), header...)
}

// messages reads a table as CSV: month, code and what is told of messages.
func (s *tabled) messages(t *testing.T, target string) (cells []string) {
	t.Helper()
	w := s.get(t, target)
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(w.Body.String(), "\ufeff"))).ReadAll()
	if err != nil || w.Code != http.StatusOK {
		t.Fatalf("%s: %d %v %s", target, w.Code, err, w.Body)
	}
	at := func(line []string, name string) string {
		if i := slices.Index(lines[0], name); i >= 0 {
			return line[i]
		}
		return "-"
	}
	for _, line := range lines[1:] {
		if at(line, "measure") != "MESSAGES" {
			continue
		}
		cells = append(cells, strings.Join([]string{at(line, "month"), at(line, "code"), at(line, "value"), at(line, "status")}, " "))
	}
	return cells
}

// The CSV holds what GraphQL answers, for each role.
func TestTablesAsCSV(t *testing.T) {
	t.Parallel()
	s := newTabled(t, 3)
	for _, c := range []struct {
		who    analytics.Access
		target string
		want   string
	}{
		{analytics.TablesAccess(), "/tables/months.csv", "2020-03-01 -  SUPPRESSED, 2020-04-01 - 9 EXACT, 2020-05-01 - 1 EXACT"},
		{analytics.ReadAccess(), "/tables/months.csv", "2020-03-01 - 2 EXACT, 2020-04-01 - 9 EXACT, 2020-05-01 - 2 EXACT"},
		{analytics.ReadAccess(), "/tables/months.csv?version=2&from=2020-05", "2020-05-01 - 1 EXACT"},
		{analytics.TablesAccess(), "/tables/month-by-unit.csv", "2020-03-01 an  SUPPRESSED, 2020-03-01 binh  SUPPRESSED, 2020-03-01   SUPPRESSED, " +
			"2020-04-01 an  SUPPRESSED, 2020-04-01 binh  SUPPRESSED, 2020-04-01  0 EXACT, 2020-05-01 an 0 EXACT, 2020-05-01 binh 0 EXACT, 2020-05-01  1 EXACT"},
		{analytics.FullAccess(), "/tables/month-by-unit.csv?to=2020-03", "2020-03-01 an 1 EXACT, 2020-03-01 binh 1 EXACT, 2020-03-01  0 EXACT"},
		{analytics.TablesAccess(), "/tables/month-by-topic.csv?bom=1", "2020-03-01 la  SUPPRESSED, 2020-03-01   SUPPRESSED, 2020-04-01 la 1 EXACT, 2020-04-01  8 EXACT, 2020-05-01 la 1 EXACT, 2020-05-01  0 EXACT"},
		{analytics.TablesAccess(), "/tables/month-by-channel.csv?from=2020-04&to=2020-04", "2020-04-01 zalo 1 EXACT, 2020-04-01  8 EXACT"},
	} {
		s.who = c.who
		if got := strings.Join(s.messages(t, c.target), ", "); got != c.want {
			t.Errorf("%s %s: got\n%s\nwant\n%s", c.who.Role(), c.target, got, c.want)
		}
	}
	s.who = analytics.TablesAccess()
	const want = `{"data":{"table":{"months":{"from":"2020-03","to":"2020-04"},"suppressedCells":6,"rows":[` +
		`{"month":"2020-03","unit":{"code":"an"},"count":{"value":null,"lower":null,"status":"SUPPRESSED","display":"hidden (small number)"}},` +
		`{"month":"2020-03","unit":{"code":"binh"},"count":{"value":null,"lower":null,"status":"SUPPRESSED","display":"hidden (small number)"}},` +
		`{"month":"2020-03","unit":null,"count":{"value":null,"lower":null,"status":"SUPPRESSED","display":"hidden (small number)"}},`
	got := post(t, s.api, queryBody(t, `{table(name: MONTH_BY_UNIT, to: "2020-04") {months {from to} suppressedCells rows {month unit {code} count(measure: MESSAGES) {value lower status display(lang: EN)}} monthTotals {count(measure: MESSAGES) {value}} meta {dataVersion}}}`)).Body.String()
	if !strings.HasPrefix(got, want) || !strings.Contains(got, `"monthTotals":[{"count":{"value":null}},{"count":{"value":9}}],"meta":{"dataVersion":2}`) {
		t.Error(got)
	}
}

func TestTablesOverHTTP(t *testing.T) {
	t.Parallel()
	s := newTabled(t, 3)
	w := s.get(t, "/tables/month-by-unit.csv?bom=1&lang=en&from=2020-05")
	const want = "\ufeffmonth,month_label,code,name,measure,measure_name,value,lower,status,data_version,sample\r\n" +
		"2020-05-01,May 2020,an,An,WRITTEN_REPORTS,Written reports,0,,EXACT,2,false\r\n"
	if !strings.HasPrefix(w.Body.String(), want) || w.Header().Get("Content-Disposition") != `attachment; filename="giaoban-month-by-unit-v2.csv"` ||
		!strings.HasPrefix(w.Header().Get("Content-Type"), "text/csv; charset=utf-8") || !strings.HasPrefix(w.Header().Get("Cache-Control"), "private") {
		t.Errorf("%v %q", w.Header(), w.Body)
	}
	if body := s.get(t, "/tables/month-by-unit.csv").Body.String(); !strings.Contains(body, ",an,'=An,") { // not a formula
		t.Error(body)
	}
	tag := w.Header().Get("ETag")
	if w := s.get(t, "/tables/month-by-unit.csv?bom=1&lang=en&from=2020-05", "If-None-Match", `"x", `+tag); w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	s.who = analytics.ReadAccess()
	for _, target := range []string{"/tables/month-by-unit.csv?bom=1&lang=en&from=2020-05", "/tables/month-by-unit.csv?bom=1&lang=en&from=2020-05&version=2"} {
		if w := s.get(t, target, "If-None-Match", tag); w.Code != http.StatusOK { // another role, which sees more
			t.Errorf("%s: %d", target, w.Code)
		}
	}
	for _, c := range []struct {
		who    analytics.Access
		err    error
		target string
		status int
		code   string
	}{
		{analytics.ReadAccess(), nil, "months", 404, "NOT_FOUND"},
		{analytics.ReadAccess(), nil, "reports.csv", 404, "NOT_FOUND"},
		{analytics.ReadAccess(), nil, "months.csv?form=2020-04", 400, "INVALID"},
		{analytics.ReadAccess(), nil, "months.csv?from=2020-13", 400, "INVALID"},
		{analytics.ReadAccess(), nil, "months.csv?from=2020-04&from=2020-05", 400, "INVALID"},
		{analytics.ReadAccess(), nil, "months.csv?from=2020-05&to=2020-04", 400, "INVALID"},
		{analytics.ReadAccess(), nil, "months.csv?version=0", 400, "INVALID"},
		{analytics.ReadAccess(), nil, "months.csv?unit=an", 400, "INVALID"},
		{analytics.ReadAccess(), nil, "months.csv?from=2020-05;to=2020-05", 400, "INVALID"},
		{analytics.ReadAccess(), nil, "months.csv?from=2020-05%&to=2020-05%", 400, "INVALID"},
		{analytics.ReadAccess(), nil, "months.csv?version=99", 404, "NOT_FOUND"},
		{analytics.TablesAccess(), nil, "months.csv?version=3", 404, "NOT_FOUND"},
		{analytics.Access{}, nil, "months.csv", 403, "FORBIDDEN"},
		{analytics.Access{}, &analytics.Error{Kind: analytics.Unauthenticated, Phrase: words.TokenWrong}, "months.csv", 401, "UNAUTHENTICATED"},
	} {
		s.who, s.refused = c.who, c.err
		w := s.get(t, "/tables/"+c.target)
		if a := decode(t, w); w.Code != c.status || len(a.Errors) != 1 || a.Errors[0].Extensions["code"] != c.code || w.Header().Get("ETag") != "" ||
			!strings.HasPrefix(w.Header().Get("Content-Type"), "application/json") || (c.status == 401) != (w.Header().Get("WWW-Authenticate") == "Bearer") {
			t.Errorf("%s as %q: %d %v %s", c.target, c.who.Role(), w.Code, w.Header(), w.Body)
		}
	}
}

// Every question and every change that the schema has is refused to who may see tables only, but for these.
func TestTablesAccessSeesNothingElse(t *testing.T) {
	t.Parallel()
	s := newTabled(t, 3)
	allowed := []string{"table", "settings", "topics", "units", "channels"}
	refused := 0
	for _, root := range []struct {
		kind   string
		fields ast.FieldList
	}{{"query", parsedSchema.Query.Fields}, {"mutation", parsedSchema.Mutation.Fields}} {
		for _, f := range root.fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			a := decode(t, post(t, s.api, queryBody(t, root.kind+" {"+f.Name+asked(t, f.Arguments)+anything(f.Type)+"}")))
			if slices.Contains(allowed, f.Name) {
				if len(a.Errors) > 0 {
					t.Errorf("%s: %+v", f.Name, a.Errors)
				}
				continue
			}
			refused++
			if len(a.Errors) != 1 || a.Errors[0].Extensions["code"] != "FORBIDDEN" || !strings.Contains(a.Errors[0].Message, "/tables/months.csv") {
				t.Errorf("%s is answered with %s %+v", f.Name, a.Data, a.Errors)
			}
		}
	}
	if refused < 15 {
		t.Errorf("only %d fields were tried", refused)
	}
}

// asked writes arguments for a field that needs some.
func asked(t *testing.T, arguments ast.ArgumentDefinitionList) string {
	t.Helper()
	var all []string
	for _, a := range arguments {
		if a.Type.NonNull && a.DefaultValue == nil {
			all = append(all, a.Name+": "+something(t, a.Type))
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "(" + strings.Join(all, ", ") + ")"
}

func something(t *testing.T, of *ast.Type) string {
	t.Helper()
	if of.Elem != nil {
		return "[" + something(t, of.Elem) + "]"
	}
	known := map[string]string{"String": `"x"`, "ID": `"x"`, "Long": "2", "Int": "2", "YearMonth": `"2020-04"`, "Date": `"2020-04-01"`, "Boolean": "true", "Float": "1.5"}
	if text := known[of.NamedType]; text != "" {
		return text
	}
	d := parsedSchema.Types[of.NamedType]
	if d.Kind == ast.Enum {
		return d.EnumValues[0].Name
	}
	if d.Kind != ast.InputObject {
		t.Fatalf("what is a %s?", of.NamedType)
	}
	var fields []string
	for _, f := range d.Fields {
		if f.Type.NonNull && f.DefaultValue == nil {
			fields = append(fields, f.Name+": "+something(t, f.Type))
		}
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

// anything picks something of a type that needs it.
func anything(of *ast.Type) string {
	if d := parsedSchema.Types[of.Name()]; d.Kind == ast.Object {
		return " {__typename}"
	}
	return ""
}

// Without a token that holds nothing is answered over GraphQL, whatever is asked.
func TestUnauthenticated(t *testing.T) {
	t.Parallel()
	s := newTabled(t, 0)
	s.refused = &analytics.Error{Kind: analytics.Unauthenticated, Phrase: words.TokenMissing}
	for _, accept := range []string{typeJSON, typeGraphQL} {
		for _, query := range []string{"{settings {sample}}", "{__typename}", "mutation {undo(version: 2) {number}}"} {
			w := post(t, s.api, queryBody(t, query), "Accept", accept)
			if a := decode(t, w); w.Code != http.StatusUnauthorized || len(a.Errors) != 1 || a.Errors[0].Extensions["code"] != "UNAUTHENTICATED" || w.Header().Get("WWW-Authenticate") != "Bearer" {
				t.Errorf("%s: %d %v %s", query, w.Code, w.Header(), w.Body)
			}
		}
	}
	files := Uploads(nil, func(*http.Request) (analytics.Access, error) { return s.who, s.refused }, slog.New(slog.DiscardHandler))
	for _, c := range []string{"POST /uploads", "GET /uploads/x", "DELETE /uploads/x", "GET /uploads/x/rejects.csv"} {
		method, path, _ := strings.Cut(c, " ")
		for _, err := range []error{s.refused, nil} {
			s.refused = err
			w := serve(files, httptest.NewRequestWithContext(t.Context(), method, path, strings.NewReader("x")))
			if want := map[bool]int{true: 401, false: 403}[err != nil]; w.Code != want {
				t.Errorf("%s: %s", c, fmt.Sprint(w.Code, w.Body))
			}
		}
		s.refused = &analytics.Error{Kind: analytics.Unauthenticated, Phrase: words.TokenMissing}
	}
}
