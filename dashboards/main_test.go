package dashboards

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

func get(t *testing.T, h http.Handler, target string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, target, http.NoBody))
	return w
}

// hostileNames must come through every page, chart and table as the text that they are.
var hostileNames = []string{
	`</script><script>alert(1)</script>`, `__f__alert(1)__f__`, `@fmt:text`, `__proto__`, `{a|b} "q" 'q' & <b>`,
	`=HYPERLINK("http://example.com")`, strings.Repeat("Rất dài ", 25),
}

// csvCount is how a CSV writes a count and its status.
func csvCount(c analytics.Count) []string { return []string{csvInt(c.Value), string(c.Status)} }

func csvInt(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}
