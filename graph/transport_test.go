package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// withoutStore serves what needs no data; a field that asks the store panics.
func withoutStore(t *testing.T) (http.Handler, *bytes.Buffer) {
	t.Helper()
	var log bytes.Buffer
	return New(nil, slog.New(slog.NewTextHandler(&log, nil))), &log
}

func post(t *testing.T, h http.Handler, body string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", typeJSON)
	return serve(h, r, header...)
}

func get(t *testing.T, h http.Handler, parameters url.Values, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	return serve(h, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/graphql?"+parameters.Encode(), nil), header...)
}

func serve(h http.Handler, r *http.Request, header ...string) *httptest.ResponseRecorder {
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func queryBody(t *testing.T, query string) string {
	t.Helper()
	b, err := json.Marshal(map[string]any{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// answered is an answer as a client reads it.
type answered struct {
	Data   json.RawMessage
	Errors []answeredError
}

type answeredError struct {
	Message    string
	Path       []any
	Extensions map[string]string
}

func decode(t *testing.T, w *httptest.ResponseRecorder) (a answered) {
	t.Helper()
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	return a
}

func TestStatus(t *testing.T) {
	h, _ := withoutStore(t)
	const ok = `{"query":"{__typename}"}`
	for _, c := range []struct {
		name, method, target, body string
		header                     []string
		status                     int
		code                       string // of the first error; empty = no error
	}{
		{"post", "POST", "", ok, nil, 200, ""},
		{"get", "GET", "?query={__typename}", "", nil, 200, ""},
		{"options", "OPTIONS", "", "", nil, 204, ""},
		{"head", "HEAD", "?query={__typename}", "", nil, 405, "INVALID"},
		{"put", "PUT", "", ok, nil, 405, "INVALID"},
		{"utf-8", "POST", "", ok, []string{"Content-Type", "application/json; charset=UTF-8"}, 200, ""},
		{"latin-1", "POST", "", ok, []string{"Content-Type", "application/json; charset=latin1"}, 415, "INVALID"},
		{"form", "POST", "", "query={__typename}", []string{"Content-Type", "application/x-www-form-urlencoded"}, 415, "INVALID"},
		{"no content type", "POST", "", ok, []string{"Content-Type", ""}, 415, "INVALID"},
		{"not acceptable", "POST", "", ok, []string{"Accept", "text/html"}, 406, "INVALID"},
		{"refused by weight", "POST", "", ok, []string{"Accept", "application/json;q=0"}, 406, "INVALID"},
		{"not json", "POST", "", `{`, nil, 400, "INVALID"},
		{"a batch", "POST", "", `[` + ok + `]`, nil, 400, "INVALID"},
		{"two values", "POST", "", ok + ok, nil, 400, "INVALID"},
		{"no query", "POST", "", `{}`, nil, 400, "INVALID"},
		{"query a number", "POST", "", `{"query":1}`, nil, 400, "INVALID"},
		{"variables a list", "POST", "", `{"query":"{__typename}","variables":[]}`, nil, 400, "INVALID"},
		{"variables not json", "GET", "?query={__typename}&variables=x", "", nil, 400, "INVALID"},
		{"parse error, old type", "POST", "", `{"query":"{"}`, nil, 200, "GRAPHQL_PARSE_FAILED"},
		{"parse error", "POST", "", `{"query":"{"}`, []string{"Accept", typeGraphQL}, 400, "GRAPHQL_PARSE_FAILED"},
		{"validation error", "POST", "", `{"query":"{nothing}"}`, []string{"Accept", typeGraphQL}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"no such operation", "POST", "", `{"query":"query A {__typename}","operationName":"B"}`, []string{"Accept", typeGraphQL}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"variable of wrong type", "POST", "", `{"query":"query($n: Int!) {reportCounts(period: {from: \"2020-01\", to: \"2020-01\"}, groupBy: [], first: $n) {meta {sample}}}","variables":{"n":"x"}}`, []string{"Accept", typeGraphQL}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"mutation by get", "GET", "?query=mutation{undo(version:1){number}}", "", nil, 405, "INVALID"},
		{"mutation by post", "POST", "", `{"query":"mutation {__typename}"}`, []string{"Accept", typeGraphQL}, 200, ""},
		{"subscription", "POST", "", `{"query":"subscription {__typename}"}`, []string{"Accept", typeGraphQL}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"deferred", "POST", "", `{"query":"{... @defer {__typename}}"}`, []string{"Accept", typeGraphQL}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"other site by post", "POST", "", ok, []string{"Sec-Fetch-Site", "cross-site"}, 403, "FORBIDDEN"},
		{"other origin by post", "POST", "", ok, []string{"Origin", "https://example.org"}, 403, "FORBIDDEN"},
		{"own origin by post", "POST", "", ok, []string{"Sec-Fetch-Site", "same-origin"}, 200, ""},
		{"other site by get", "GET", "?query={__typename}", "", []string{"Sec-Fetch-Site", "cross-site"}, 403, "FORBIDDEN"},
		{"long address", "GET", "?query={__typename}" + strings.Repeat("%20", 3000), "", nil, 414, "QUERY_TOO_LARGE"},
		{"long body", "POST", "", `{"query":"` + strings.Repeat(" ", maxBody) + `"}`, nil, 413, "QUERY_TOO_LARGE"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequestWithContext(t.Context(), c.method, "/graphql"+c.target, strings.NewReader(c.body))
			r.Header.Set("Content-Type", typeJSON)
			w := serve(h, r, c.header...)
			if w.Code != c.status {
				t.Fatalf("status %d, want %d: %s", w.Code, c.status, w.Body)
			}
			if w.Code == http.StatusNoContent {
				return
			}
			a, code := decode(t, w), ""
			if len(a.Errors) > 0 {
				code = a.Errors[0].Extensions["code"]
			}
			if code != c.code {
				t.Errorf("code %q, want %q: %s", code, c.code, w.Body)
			}
			if code != "" && strings.Contains(w.Body.String(), `"data"`) {
				t.Errorf("a request that was not run has no data: %s", w.Body)
			}
			if allow := w.Header().Get("Allow"); (w.Code == http.StatusMethodNotAllowed) != (allow != "") {
				t.Errorf("Allow: %q", allow)
			}
		})
	}
}

func TestNegotiate(t *testing.T) {
	for accept, want := range map[string]string{
		"*/*":           typeJSON,
		"application/*": typeJSON,
		typeGraphQL:     typeGraphQL,
		typeJSON:        typeJSON,
		"text/html":     "",
		"application/graphql-response+json; charset=utf-8, application/json; charset=utf-8": typeGraphQL,
		"application/json;q=0.9, application/graphql-response+json":                         typeGraphQL,
		"application/graphql-response+json;q=0.1, application/json":                         typeJSON,
		"application/json, multipart/mixed":                                                 typeJSON,
		"application/json;q=0":                                                              "",
		"":                                                                                  "",
	} {
		if got := negotiate([]string{accept}); got != want {
			t.Errorf("negotiate(%q) = %q, want %q", accept, got, want)
		}
	}
	if got := negotiate(nil); got != typeJSON {
		t.Errorf("without Accept: %q", got)
	}
	h, _ := withoutStore(t)
	w := post(t, h, `{"query":"{__typename}"}`, "Accept", typeGraphQL)
	if got := w.Header().Get("Content-Type"); got != typeGraphQL+"; charset=utf-8" {
		t.Errorf("Content-Type: %q", got)
	}
}

func TestAnswerByGet(t *testing.T) {
	h, _ := withoutStore(t)
	w := get(t, h, url.Values{
		"query":         {`query A {a: __typename} query B($n: String!) {__type(name: $n) {name}}`},
		"operationName": {"B"}, "variables": {`{"n":"Count"}`},
	})
	if got := strings.TrimSpace(w.Body.String()); got != `{"data":{"__type":{"name":"Count"}},"extensions":{"cost":{"requested":2,"limit":50000}}}` {
		t.Error(got)
	}
}

func TestLanguage(t *testing.T) {
	h, _ := withoutStore(t)
	for accept, want := range map[string]string{
		"":                        "The query is missing.",
		"en-GB":                   "The query is missing.",
		"fr":                      "The query is missing.",
		"vi-VN,vi;q=0.9,en;q=0.8": "Thiếu query.",
		"en;q=0.5, vi":            "Thiếu query.",
	} {
		if got := decode(t, post(t, h, `{}`, "Accept-Language", accept)).Errors[0].Message; got != want {
			t.Errorf("%q: %q, want %q", accept, got, want)
		}
	}
}

// A panic in a resolver is logged with its stack; the client learns nothing of it.
func TestPanic(t *testing.T) {
	h, log := withoutStore(t)
	w := post(t, h, `{"query":"{settings{maxTop}}"}`)
	if want := `{"errors":[{"message":"internal error","path":["settings"],"locations":[{"line":1,"column":2}],"extensions":{"code":"INTERNAL"}}],"data":null,"extensions":{"cost":{"requested":2,"limit":50000}}}`; strings.TrimSpace(w.Body.String()) != want || w.Code != 200 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	for _, want := range []string{"level=ERROR", "path=settings", "panic: ", "schema.resolvers.go"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log has no %q: %s", want, log)
		}
	}
}

// A request whose time is over before it runs still gets an answer.
func TestTimeOver(t *testing.T) {
	h, _ := withoutStore(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", strings.NewReader(`{"query":"{__typename}"}`))
	w := serve(h, r, "Content-Type", typeJSON)
	if a := decode(t, w); len(a.Errors) != 1 || a.Errors[0].Extensions["code"] != "TOO_EXPENSIVE" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
