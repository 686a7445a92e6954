package dashboards

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
)

const twoReports = "id,received,kind,topics\na,2020-04-10,MESSAGE,la\nb,2020-05-10,MESSAGE,la\n"

func undoBy(t *testing.T, h http.Handler, target, body string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, target, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func wantsPage(t *testing.T, w *httptest.ResponseRecorder, status int, says ...string) {
	t.Helper()
	if w.Code != status {
		t.Errorf("status %d, want %d", w.Code, status)
	}
	for _, text := range says {
		if !strings.Contains(w.Body.String(), text) {
			t.Errorf("the page does not say %q", text)
		}
	}
	for _, bad := range []string{"%!", "<no value>", "ZgotmplZ", " style=", "<script>", "onclick"} {
		if strings.Contains(w.Body.String(), bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
}

// The history lists what was imported, and undoes it by a form.
func TestImportHistory(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	h := New(store, slog.New(slog.DiscardHandler), WithMaxUpload(1<<20))
	wantsPage(t, get(t, h, "/"), http.StatusOK, `<a class="button" href="/import">Nhập số liệu từ một tệp</a>`)
	wantsPage(t, get(t, h, "/import"), http.StatusOK, "Chưa có lần nhập nào", `id="file"`, `data-most="1048576"`, `<option value="ADD" selected>`, `max="2020-06-01"`)
	intaketest.Import(t, store, `<b>"tháng 5".csv`, []byte(twoReports), intake.Options{OnUnknown: intake.Add})
	wantsPage(t, get(t, h, "/import?lang=en&measure=messages"), http.StatusOK, "Version 1", "&lt;b&gt;&#34;tháng 5&#34;.csv", "Read 2 = taken 2 &#43; rejected 0 &#43; repeated 0",
		"1 June 2020, 08:30", "complete through 31 May 2020", `action="/import/undo?measure=messages&amp;lang=en"`, `<option value="REJECT" selected>`)

	w := undoBy(t, h, "/import/undo?lang=en", "version=1")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/import?lang=en&undone=2" {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	wantsPage(t, get(t, h, w.Header().Get("Location")), http.StatusOK, "Data version 1 is undone; the new version is 2.", "undo of 1", "undone")
	wantsPage(t, undoBy(t, h, "/import/undo?lang=en", "version=1"), http.StatusNotFound, `role="alert"`, "Recent imports")
	wantsPage(t, undoBy(t, h, "/import/undo", "version=x"), http.StatusBadRequest, `role="alert"`)
	wantsPage(t, undoBy(t, h, "/import/undo", "version=2"), http.StatusSeeOther)
	if !store.HasOwnData() {
		t.Error("the undo of the undo did not bring the file back")
	}
	wantsPage(t, get(t, h, "/import?undone=1"), http.StatusOK)                 // no undo: nothing is claimed
	wantsPage(t, get(t, h, "/import?version=1"), http.StatusOK, "Phiên bản 3") // the page shows the newest, whatever its links pin
	wantsPage(t, get(t, h, "/import?undoen=1"), http.StatusBadRequest)
}

func TestImportReadOnly(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	h := New(store, slog.New(slog.DiscardHandler), WithAccess(analytics.ReadAccess()))
	if strings.Contains(get(t, h, "/").Body.String(), `href="/import">Nhập số liệu từ`) {
		t.Error("the empty overview leads to an import that is refused")
	}
	intaketest.Import(t, store, "a.csv", []byte(twoReports), intake.Options{OnUnknown: intake.Add})
	w := get(t, h, "/import")
	wantsPage(t, w, http.StatusOK, "Ở đây chỉ được xem", "Phiên bản 1")
	for _, offered := range []string{`id="file"`, "<form"} {
		if strings.Contains(w.Body.String(), offered) {
			t.Errorf("the page offers %s", offered)
		}
	}
	wantsPage(t, undoBy(t, h, "/import/undo", "version=1"), http.StatusForbidden, `role="alert"`)
	if !store.HasOwnData() {
		t.Error("undone all the same")
	}
}
