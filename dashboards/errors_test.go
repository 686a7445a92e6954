package dashboards

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake/intaketest"
)

func TestErrorPages(t *testing.T) {
	var logged bytes.Buffer
	h := New(hostileStore(t), slog.New(slog.NewTextHandler(&logged, nil)))
	tests := []struct {
		path   string
		status int
		says   []string
	}{
		{"/?from=2020-13&to=2020-05", 400, []string{"<code>from</code>", "<code>2020-13</code>", "một tháng dạng 2020-04"}},
		{"/?from=%3Cscript%3Ealert(1)%3C/script%3E&to=2020-05", 400, []string{"&lt;script&gt;alert(1)&lt;/script&gt;"}},
		{"/?measure=x&lang=en", 400, []string{"one of: written-reports, messages", `<html lang="en">`}},
		{"/topics?topic=no-such", 404, []string{"&#34;no-such&#34;"}},
		{"/?unit=no-such", 404, []string{"no-such"}},
		{"/?version=99", 404, []string{"99"}},
		{"/nowhere", 404, []string{"Không có trang này"}},
		{"/charts/nothing.json", 404, []string{`"code":"NOT_FOUND"`, "heat, kinds, months, ranking"}},
		{"/charts/topics.svg", 404, nil},
		{"/charts/subtopics.json", 400, []string{`"code":"INVALID","argument":"topic"`}},
		{"/charts/topics.json?theme=pink", 400, []string{`"code":"INVALID","argument":"theme"`, "light, dark"}},
		{"/charts/topics.csv?from=x", 400, []string{`{"errors":[{"message":"Tham số from=x không hợp lệ; cho phép: một tháng dạng 2020-04`, `"argument":"from"`}},
		{"/charts/topics.xlsx?version=99&lang=en", 404, []string{`"code":"NOT_FOUND","argument":"version"`}},
		{"/charts/topics.parquet?topic=no-such", 404, []string{"no-such", `"code":"NOT_FOUND","argument":"topic"`}},
		{"/data/coverage.xlsx?version=99", 404, []string{`"code":"NOT_FOUND"`}},
		{"/charts/topics.csv?unit=no-such", 404, []string{`"argument":"unit"`}},
		{"/charts/subtopics.csv?topic=no-such", 404, []string{`"argument":"topic"`}},
		{"/data/diff.csv?from=1&to=99", 404, []string{`"code":"NOT_FOUND","argument":"to"`}},
		{"/data/diff.csv?from=99", 404, []string{`"code":"NOT_FOUND","argument":"from"`}},
		{"/data/diff.parquet", 400, []string{`"code":"INVALID","argument":"from"`}},
		{"/data/versions.csv?x=1", 400, []string{`"code":"INVALID","argument":"x"`}},
		{"/assets/../handler.go", 307, nil},
		{"/assets/manifest.json", 404, nil},
	}
	for _, tt := range tests {
		w := get(t, h, tt.path)
		if w.Code != tt.status {
			t.Errorf("%s: status %d, want %d", tt.path, w.Code, tt.status)
		}
		for _, text := range tt.says {
			if !strings.Contains(w.Body.String(), text) {
				t.Errorf("%s: the page does not say %q", tt.path, text)
			}
		}
		if strings.Contains(w.Body.String(), "<script>") {
			t.Errorf("%s: a value became a script", tt.path)
		}
	}
	if logged.Len() > 0 {
		t.Errorf("errors of readers do not belong into the log: %s", logged.String())
	}
}

// A version that was collected is gone, which is another thing than not found, and the page says which ones are left.
func TestCollectedVersion(t *testing.T) {
	store := hostileStore(t)
	if _, err := store.Pin(t.Context(), analytics.FullAccess(), 2, "Giao ban <5>"); err != nil {
		t.Fatal(err)
	}
	if _, err := store.UndoAnyway(t.Context(), analytics.FullAccess(), 1); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Collect(t.Context(), analytics.FullAccess(), 1); err != nil {
		t.Fatal(err)
	}
	h := New(store, slog.New(slog.DiscardHandler))
	w := get(t, h, "/?version=1")
	if body := w.Body.String(); w.Code != http.StatusGone || !strings.Contains(body, "Phiên bản số liệu này đã được dọn") ||
		!strings.Contains(body, "2 (Giao ban &lt;5&gt;), 3") {
		t.Errorf("status %d: %s", w.Code, body)
	}
	if w := get(t, h, "/?version=2"); w.Code != http.StatusOK {
		t.Errorf("a pinned version: status %d", w.Code)
	}
}

func TestEmptyStore(t *testing.T) {
	h := New(intaketest.Open(t, "", 0), slog.New(slog.DiscardHandler))
	for _, path := range []string{"/", "/topics", "/?from=2020-04&to=2020-05"} {
		w := get(t, h, path)
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "giaoban import") || !strings.Contains(w.Body.String(), "giaoban serve --sample") {
			t.Errorf("%s: status %d, and the page does not say how to begin", path, w.Code)
		}
	}
	if w := get(t, h, "/charts/topics.csv"); w.Code != http.StatusNotFound {
		t.Errorf("a chart of nothing: status %d", w.Code)
	}
}

// Without its engine a page says so, promises to come back, and does.
func TestEngineDown(t *testing.T) {
	engine := enginetest.Start(t, t.TempDir())
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	writer, reader, err := engine.Database(ctx, engine.DatabaseName())
	if err != nil {
		t.Fatal(err)
	}
	store, err := analytics.Open(ctx, analytics.Options{Writer: writer, Reader: reader, Holder: t.Name(), Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	var logged bytes.Buffer
	h := New(store, slog.New(slog.NewTextHandler(&logged, nil)))
	if err := engine.Close(); err != nil {
		t.Fatal(err)
	}
	w := get(t, h, "/?lang=en")
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), `http-equiv="refresh"`) {
		t.Errorf("status %d, headers %v: %s", w.Code, w.Header(), w.Body.String())
	}
	for _, path := range []string{"/data", "/data?from=2020-01&to=2020-02", "/data/diff?from=1", "/data/versions/1", "/data/coverage.csv"} {
		if w := get(t, h, path); w.Code != http.StatusServiceUnavailable {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
	if !strings.Contains(logged.String(), "engine") {
		t.Error("the log does not say that the engine is down")
	}
}

// What is our own fault is told to the log, not to the reader.
func TestInternalError(t *testing.T) {
	var logged bytes.Buffer
	h := &handler{log: slog.New(slog.NewTextHandler(&logged, nil))}
	w := httptest.NewRecorder()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/?x=1", http.NoBody)
	h.fail(w, r, &asked{}, bytes.ErrTooLarge)
	if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "too large") || !strings.Contains(logged.String(), "too large") {
		t.Errorf("status %d, log %q, page %s", w.Code, logged.String(), w.Body.String())
	}
	logged.Reset()
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	w = httptest.NewRecorder()
	h.fail(w, r.WithContext(gone), &asked{}, context.Canceled)
	if logged.Len() > 0 || w.Body.Len() > 0 {
		t.Error("a reader who went away is not an error")
	}
}
