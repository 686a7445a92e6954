package main

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"testing"
)

// What Prometheus reads tells of the requests before, and of the data.
func TestMetrics(t *testing.T) {
	t.Parallel()
	s := startServer(t, t.TempDir(), "--sample")
	for _, path := range []string{"/graphql?query={settings{maxTop}}", "/graphql?query={nothing}", "/", "/nowhere/at/all", "/nowhere/else"} {
		s.get(t, path, "", nil)
	}
	status, body := s.get(t, "/metrics", "", nil)
	if status != http.StatusOK {
		t.Fatalf("%d %s", status, body)
	}
	for _, want := range []string{
		`giaoban_http_requests_total\{route="/graphql",status="200"\} 2`,
		`giaoban_http_requests_total\{route="[^"]*",status="404"\} 2`,
		`giaoban_http_request_duration_seconds_count\{route="/graphql"\} 2`,
		`giaoban_graphql_errors_total\{code="GRAPHQL_VALIDATION_FAILED"\} 1`,
		`giaoban_graphql_cost_values_sum 2\n`,
		`giaoban_engine_up 1\n`, `giaoban_data_version 2\n`, `giaoban_statements_in_flight \d+\n`,
		`go_goroutines \d`, `process_resident_memory_bytes \d`,
	} {
		if !regexp.MustCompile(want).MatchString(body) {
			t.Errorf("no %s in %s", want, body)
		}
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/metrics", nil)
	r.RemoteAddr = "192.0.2.1:1234"
	w := httptest.NewRecorder()
	new(metrics).ServeHTTP(w, r)
	if w.Code != http.StatusForbidden {
		t.Errorf("another machine: %d", w.Code)
	}
}
