package graph

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func bundled(t *testing.T) http.Handler {
	t.Helper()
	if _, err := graphiqlFiles.Open("graphiql/dist/main.js"); err != nil {
		t.Fatal("GraphiQL is not bundled; type: make build")
	}
	return GraphiQL()
}

func TestGraphiQLFiles(t *testing.T) {
	h := bundled(t)
	fetch := func(path string, header ...string) *httptest.ResponseRecorder {
		return serve(h, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil), header...)
	}
	page := fetch("/graphiql")
	policy := page.Header().Get("Content-Security-Policy")
	if page.Code != http.StatusOK || !strings.Contains(policy, "script-src 'self';") || strings.Contains(page.Body.String(), "://") {
		t.Errorf("%d %q %s", page.Code, policy, page.Body)
	}
	if w := fetch("/graphiql/"); w.Code != http.StatusPermanentRedirect || w.Header().Get("Location") != "/graphiql" {
		t.Errorf("/graphiql/: %d %v", w.Code, w.Header())
	}
	asset := fetch("/graphiql/assets/main.js")
	tag := asset.Header().Get("ETag")
	if asset.Code != http.StatusOK || tag == "" || !strings.HasPrefix(asset.Header().Get("Content-Type"), "text/javascript") {
		t.Errorf("%d %v", asset.Code, asset.Header())
	}
	if again := fetch("/graphiql/assets/main.js", "If-None-Match", tag); again.Code != http.StatusNotModified {
		t.Errorf("%d for a file that is known", again.Code)
	}
	for _, path := range []string{"/graphiql/assets/", "/graphiql/assets/.gitignore", "/graphiql/assets/..%2findex.html", "/graphiql/assets/nothing.js"} {
		if w := fetch(path); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}
