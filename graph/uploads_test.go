package graph

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
)

// taking is a server that takes files in.
type taking struct {
	store      *analytics.Store
	api, files http.Handler
}

func newTaking(t *testing.T, access analytics.Access, limits intake.UploadLimits) *taking {
	t.Helper()
	store, log := intaketest.Open(t, "", 0), slog.New(slog.NewTextHandler(t.Output(), nil))
	uploads := intake.NewUploads(limits, intaketest.Now)
	t.Cleanup(func() {
		if err := uploads.Close(); err != nil {
			t.Error(err)
		}
	})
	return &taking{store, New(store, log, WithAccess(access), WithUploads(uploads)), Uploads(uploads, Always(access), log)}
}

func (s *taking) call(t *testing.T, method, target, body string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	return serve(s.files, httptest.NewRequestWithContext(t.Context(), method, target, strings.NewReader(body)), header...)
}

func (s *taking) upload(t *testing.T, name, content string) string {
	t.Helper()
	w := s.call(t, http.MethodPost, "/uploads?name="+name, content)
	var u struct {
		ID, Name string
		Size     int
	}
	if err := json.Unmarshal(w.Body.Bytes(), &u); err != nil || w.Code != http.StatusCreated || u.Size != len(content) ||
		w.Header().Get("Location") != "/uploads/"+u.ID {
		t.Fatalf("%d %s %v %v", w.Code, w.Body, w.Header(), err)
	}
	return u.ID
}

const someRows = "id,received,kind,topics\na,2020-04-10,MESSAGE,la\nb,2020-04-31,MESSAGE,\"=1+1\"\nc,2020-05-10,MESSAGE,la\na,2020-04-10,MESSAGE,la\n"

// A file is looked at, checked, taken in, and recognised when it comes again; each answer tells the state after it.
func TestImportFile(t *testing.T) {
	s := newTaking(t, analytics.FullAccess(), intake.DefaultUploadLimits())
	id := s.upload(t, "a.csv", someRows)
	is := func(query, want string) {
		t.Helper()
		if got := strings.TrimSpace(string(withoutCost(post(t, s.api, queryBody(t, query)).Body.Bytes()))); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", query, got, want)
		}
	}
	is(fmt.Sprintf(`{upload(id: %q) {name size look {columns rows own map} result {file}}}`, id),
		fmt.Sprintf(`{"data":{"upload":{"name":"a.csv","size":%d,"look":{"columns":["id","received","kind","topics"],"rows":[["a","2020-04-10","MESSAGE","la"],["b","2020-04-31","MESSAGE","=1+1"],["c","2020-05-10","MESSAGE","la"],["a","2020-04-10","MESSAGE","la"]],"own":true,"map":""},"result":null}}}`, len(someRows)))
	call := func(rest string) string {
		return fmt.Sprintf(`mutation {importFile(upload: %q, onUnknown: ADD, lang: EN%s) {`, id, rest)
	}
	is(call(`, dryRun: true`)+`dryRun refused rows {read taken rejected repeated} problemsTotal problems(first: 1) {line column value message(lang: EN)}
		reasons {count line column} added {registry code} version sameAs months settings {latestVersion}}}`,
		`{"data":{"importFile":{"dryRun":true,"refused":true,"rows":{"read":4,"taken":2,"rejected":1,"repeated":1},"problemsTotal":1,"problems":[{"line":3,"column":"received","value":"2020-04-31","message":"this is not a real date; write it like 2020-04-15, 2020-04-15 08:30 or 2020-04-15T08:30:00+07:00"}],"reasons":[{"count":1,"line":3,"column":"received"}],"added":[{"registry":"TOPIC","code":"la"}],"version":null,"sameAs":null,"months":[],"settings":{"latestVersion":0}}}}`)
	is(call(`, allowRejects: "1", through: "2020-05-31"`)+`refused version months through rejectsUrl settings {latestVersion completeThrough}}}`,
		`{"data":{"importFile":{"refused":false,"version":1,"months":["2020-04","2020-05"],"through":"2020-05-31","rejectsUrl":"/uploads/`+id+`/rejects.csv","settings":{"latestVersion":1,"completeThrough":"2020-05-31"}}}}`)
	w := s.call(t, http.MethodGet, "/uploads/"+id+"/rejects.csv", "")
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "text/csv; charset=utf-8" ||
		w.Header().Get("Content-Disposition") != `attachment; filename=rejects-a.csv` || !strings.HasSuffix(w.Body.String(), ",b,2020-04-31,MESSAGE,'=1+1\n") {
		t.Errorf("%d %v %s", w.Code, w.Header(), w.Body)
	}
	is(call(`, allowRejects: "1", through: "2020-05-31"`)+`version sameAs settings {latestVersion}}}`,
		`{"data":{"importFile":{"version":null,"sameAs":1,"settings":{"latestVersion":1}}}}`)
	is(fmt.Sprintf(`{upload(id: %q) {result {sameAs}}}`, id), `{"data":{"upload":{"result":{"sameAs":1}}}}`)

	// Two changes in one operation: each answer tells the state after its own.
	is(fmt.Sprintf(`mutation {a: importFile(upload: %q, onUnknown: ADD, allowRejects: "1", again: true) {settings {latestVersion}} b: importFile(upload: %q, onUnknown: ADD, allowRejects: "1", again: true) {settings {latestVersion}}}`, id, id),
		`{"data":{"a":{"settings":{"latestVersion":2}},"b":{"settings":{"latestVersion":3}}}}`)

	for query, want := range map[string][2]string{
		call(`, map: "id: a\nnonsense: b\n"`) + `version}}`:      {"INVALID", "map"},
		call(`, allowRejects: "many"`) + `version}}`:             {"INVALID", "allowRejects"},
		call(`, through: "2020-06-02"`) + `version}}`:            {"INVALID", "through"}, // the clock of the store says 1 June
		`mutation {importFile(upload: "x") {version}}`:           {"NOT_FOUND", "upload"},
		`{upload(id: "x") {name}}`:                               {"NOT_FOUND", "id"},
		`{version(number: 99) {number}}`:                         {"NOT_FOUND", "number"},
		`{versionDiff(from: 99) {from {number}}}`:                {"NOT_FOUND", "from"},
		`{versionDiff(from: 1, to: 99) {from {number}}}`:         {"NOT_FOUND", "to"},
		`{topics(dataVersion: 99) {code}}`:                       {"NOT_FOUND", "dataVersion"},
		`mutation {undo(version: 99) {number}}`:                  {"NOT_FOUND", "version"},
		`mutation {pinVersion(version: 99, name: "x") {number}}`: {"NOT_FOUND", "version"},
		`mutation {unpinVersion(version: 99) {number}}`:          {"NOT_FOUND", "version"},
	} {
		if a := decode(t, post(t, s.api, queryBody(t, query))); len(a.Errors) != 1 || a.Errors[0].Extensions["code"] != want[0] || a.Errors[0].Extensions["argument"] != want[1] {
			t.Errorf("%s: %+v", query, a.Errors)
		}
	}
}

func TestUploadAnswers(t *testing.T) {
	limits := intake.DefaultUploadLimits()
	limits.File = 1 << 10
	s := newTaking(t, analytics.FullAccess(), limits)
	id := s.upload(t, "b%C3%A1o%20c%C3%A1o.csv", someRows)
	for _, c := range []struct {
		method, target, body string
		status               int
		code                 string
	}{
		{"GET", "/uploads/" + id, "", 200, ""},
		{"GET", "/uploads/" + id + "/rejects.csv", "", 404, "NOT_FOUND"},
		{"GET", "/uploads/nothing", "", 404, "NOT_FOUND"},
		{"DELETE", "/uploads/nothing", "", 404, "NOT_FOUND"},
		{"POST", "/uploads", "x", 400, "INVALID"},
		{"POST", "/uploads?name=a.csv", "", 400, "INVALID"},
		{"POST", "/uploads?name=a.csv", strings.Repeat("x", 1<<10+1), 413, "TOO_EXPENSIVE"},
		{"DELETE", "/uploads/" + id, "", 204, ""},
		{"DELETE", "/uploads/" + id, "", 404, "NOT_FOUND"},
	} {
		w := s.call(t, c.method, c.target, c.body, "Accept-Language", "vi")
		if w.Code != c.status {
			t.Errorf("%s %s: status %d, want %d: %s", c.method, c.target, w.Code, c.status, w.Body)
		}
		if c.code != "" && (decode(t, w).Errors[0].Extensions["code"] != c.code || w.Header().Get("Content-Type") != typeJSON) {
			t.Errorf("%s %s: %s", c.method, c.target, w.Body)
		}
	}
}

// What may change nothing takes nothing in, and says so.
func TestReadOnly(t *testing.T) {
	s := newTaking(t, analytics.ReadAccess(), intake.DefaultUploadLimits())
	if w := s.call(t, http.MethodPost, "/uploads?name=a.csv", someRows); w.Code != http.StatusForbidden || decode(t, w).Errors[0].Extensions["code"] != "FORBIDDEN" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if a := decode(t, post(t, s.api, queryBody(t, `mutation {importFile(upload: "x") {version}}`))); a.Errors[0].Extensions["code"] != "FORBIDDEN" || !strings.Contains(a.Errors[0].Message, "only be read") {
		t.Errorf("%+v", a)
	}
	if a := decode(t, post(t, s.api, queryBody(t, `{settings {latestVersion}}`))); len(a.Errors) > 0 {
		t.Errorf("%+v", a)
	}
	if _, err := s.store.Undo(t.Context(), analytics.ReadAccess(), 1); analytics.KindOf(err) != analytics.Forbidden {
		t.Error(err)
	}
}
