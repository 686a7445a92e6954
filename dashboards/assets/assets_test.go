package assets

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// maxWeight is what a first visit may load, compressed.
const maxWeight = 400 << 10

func TestAssets(t *testing.T) {
	a, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	weight := 0
	for source := range a.names {
		for _, coding := range []string{"", "gzip", "gzip, deflate, br", "br;q=0, gzip;q=0.5"} {
			w := httptest.NewRecorder()
			r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, a.URL(source), http.NoBody)
			r.Header.Set("Accept-Encoding", coding)
			a.ServeHTTP(w, r)
			if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") || w.Body.Len() == 0 {
				t.Errorf("%s: %d %v", source, w.Code, w.Header())
			}
			want := map[string]string{"gzip": "gzip", "gzip, deflate, br": "br", "br;q=0, gzip;q=0.5": "gzip"}[coding]
			if strings.HasSuffix(source, ".woff2") { // compressed in itself
				want = ""
			}
			if got := w.Header().Get("Content-Encoding"); got != want {
				t.Errorf("%s for %q is coded %q, want %q", source, coding, got, want)
			}
			if coding == "gzip, deflate, br" {
				weight += w.Body.Len()
			}
		}
	}
	t.Logf("all assets: %d bytes compressed", weight)
	if weight > maxWeight {
		t.Errorf("the assets weigh %d bytes, more than %d", weight, maxWeight)
	}
	for _, path := range []string{"/assets/", "/assets/manifest.json", "/assets/.keep", "/assets/../x.js", "/assets//app.js", "/assets/app.js"} {
		w := httptest.NewRecorder()
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", http.NoBody)
		r.URL.Path = path
		a.ServeHTTP(w, r)
		if w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
}

// Without a build the pages still come, bare.
func TestNoBuild(t *testing.T) {
	var a *Assets
	w := httptest.NewRecorder()
	a.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/assets/app.js", http.NoBody))
	if a.URL("app.js") != "" || w.Code != http.StatusNotFound {
		t.Error("there are assets without a build")
	}
}
