package dashboards

import (
	"fmt"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
)

func post(t *testing.T, h http.Handler, target string, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, target, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	h.ServeHTTP(w, r)
	return w
}

// follow goes where a form's answer sends the browser, and gives the page there.
func follow(t *testing.T, h http.Handler, w *httptest.ResponseRecorder) string {
	t.Helper()
	if w.Code != http.StatusSeeOther {
		t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	address, _, _ := strings.Cut(w.Header().Get("Location"), "#")
	return html.UnescapeString(get(t, h, address).Body.String())
}

func TestPinForms(t *testing.T) {
	store := storiedStore(t)
	h := New(store, slog.New(slog.DiscardHandler))
	name := "Giao ban tháng 6/2020 <i>"
	w := post(t, h, "/data/versions/20/pin?lang=vi&measure=messages", url.Values{"name": {"  " + name + " "}})
	if to := w.Header().Get("Location"); to != "/data/versions/20?measure=messages&done=pin#main" {
		t.Errorf("the browser is sent to %q", to)
	}
	if page := follow(t, h, w); !strings.Contains(page, "Đã ghim phiên bản số liệu 20 với tên “"+name+"”.") {
		t.Error("the page does not say that the version is pinned")
	}
	if v, err := store.Version(t.Context(), analytics.FullAccess(), 20); err != nil || v.Pin != name {
		t.Errorf("the pin is %+v, %v", v, err)
	}
	for _, tt := range []struct {
		name   string
		status int
		says   string
	}{
		{"GIAO BAN THÁNG 5/2020", http.StatusConflict, "đã thuộc về phiên bản số liệu 2"},
		{"  ", http.StatusBadRequest, "phải có từ 1 đến 120 ký tự"},
		{"2020", http.StatusBadRequest, "chỉ là một số"},
		{"a\tb", http.StatusBadRequest, "ký tự điều khiển"},
		{strings.Repeat("á", 121), http.StatusBadRequest, "phải có từ 1 đến 120 ký tự"},
	} {
		w := post(t, h, "/data/versions/21/pin", url.Values{"name": {tt.name}})
		body := html.UnescapeString(w.Body.String())
		if w.Code != tt.status || !strings.Contains(body, tt.says) || !strings.Contains(body, `value="`+tt.name+`"`) || !strings.Contains(body, `aria-invalid="true"`) {
			t.Errorf("%q: status %d, and the page does not say %q beside what was typed", tt.name, w.Code, tt.says)
		}
	}
	if page := follow(t, h, post(t, h, "/data/versions/20/unpin", nil)); !strings.Contains(page, "Đã bỏ ghim phiên bản số liệu 20.") {
		t.Error("the page does not say that the version is no longer pinned")
	}
	if w := post(t, h, "/data/versions/20/unpin?lang=en", nil); w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "Data version 20 is not pinned.") {
		t.Errorf("unpinned twice: status %d", w.Code)
	}
	// Somebody else's link says nothing that is not so.
	if page := get(t, h, "/data/versions/20?done=pin").Body.String(); strings.Contains(page, "Đã ghim") {
		t.Error("the page says that a version without a pin is pinned")
	}
}

func TestUndoForms(t *testing.T) {
	store := storiedStore(t)
	h := New(store, slog.New(slog.DiscardHandler))
	page := get(t, h, "/data/versions/25").Body.String()
	if form := regexp.MustCompile(`(?s)<details class="data-sure">.*?action="([^"]*)" method="post".*?Hoàn tác phiên bản 25</button>`).FindStringSubmatch(page); form == nil || form[1] != "/data/versions/25/undo#undo" {
		t.Error("the page asks for no confirmation before it undoes")
	}
	said := follow(t, h, post(t, h, "/data/versions/25/undo", nil))
	if !strings.Contains(said, "Đã hoàn tác phiên bản số liệu 25; phiên bản mới là 26, tính lại 4 tháng.") {
		t.Error("the page does not say what became of the undo")
	}
	w := post(t, h, "/data/versions/25/undo", nil)
	if w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "không còn hiệu lực") {
		t.Errorf("undone twice: status %d", w.Code)
	}
	// The registry's units are in use: their names would be lost.
	w = post(t, h, "/data/versions/1/undo?lang=en", nil)
	body := html.UnescapeString(w.Body.String())
	if w.Code != http.StatusConflict || !strings.Contains(body, "reports in force have codes that only this version brings") || strings.Contains(body, "--force") ||
		!strings.Contains(body, `name="force"`) {
		t.Errorf("codes in use: status %d: %s", w.Code, body)
	}
	if v, err := store.Version(t.Context(), analytics.FullAccess(), 1); err != nil || !v.InForce {
		t.Errorf("a refused undo was done: %+v, %v", v, err)
	}
	said = follow(t, h, post(t, h, "/data/versions/1/undo?lang=en", url.Values{"force": {"true"}}))
	if v, err := store.Version(t.Context(), analytics.FullAccess(), 1); err != nil || v.UndoneBy == 0 ||
		!strings.Contains(said, fmt.Sprintf("Data version 1 is undone; the new version is %d", v.UndoneBy)) {
		t.Errorf("the forced undo was not done: %+v, %v", v, err)
	}
	// Bare codes are shown as such, and lead to no page that cannot be.
	rows := tableRows(get(t, h, "/data").Body.String(), "coverage")
	if len(rows) < 2 || rows[1][0] != "cu" {
		t.Errorf("the units without a registry are %q", rows)
	}
}

func TestRefusedForms(t *testing.T) {
	store := storiedStore(t)
	locked := New(store, slog.New(slog.DiscardHandler), WithAccess(analytics.ReadAccess()))
	if page := get(t, locked, "/data/versions/25").Body.String(); strings.Contains(page, `method="post"`) || !strings.Contains(page, "Ở đây chỉ được xem") {
		t.Error("a read-only page has forms")
	}
	for _, change := range []string{"pin", "unpin", "undo"} {
		if w := post(t, locked, "/data/versions/24/"+change, url.Values{"name": {"x"}}); w.Code != http.StatusForbidden {
			t.Errorf("%s on a read-only server: status %d", change, w.Code)
		}
	}
	if v, err := store.Version(t.Context(), analytics.FullAccess(), 24); err != nil || !v.InForce || v.Pin != `<b>Ghim "lạ"</b>` {
		t.Errorf("a read-only server has changed something: %+v, %v", v, err)
	}
	h := New(store, slog.New(slog.DiscardHandler))
	for target, want := range map[string]int{
		"/data/versions/99/undo": http.StatusNotFound, "/data/versions/x/pin": http.StatusNotFound, "/data/versions/25/other": http.StatusNotFound,
		"/data/versions/25/pin?nonsense=1": http.StatusBadRequest, "/data": http.StatusNotFound,
	} {
		if w := post(t, h, target, url.Values{"name": {"x"}}); w.Code != want {
			t.Errorf("%s: status %d, want %d", target, w.Code, want)
		}
	}
	if w := post(t, h, "/data/versions/25/pin", url.Values{"name": {strings.Repeat("x", maxForm)}}); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "4.096 byte") {
		t.Errorf("a long form: status %d", w.Code)
	}
}

// Another process that is writing is named, and nothing is changed.
func TestLockHeld(t *testing.T) {
	name, writer, reader := enginetest.Database(t)
	open := func(holder string) *analytics.Store {
		store, err := analytics.Open(t.Context(), analytics.Options{Writer: writer, Reader: reader, Shared: true, Holder: holder, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(name, err)
		}
		return store
	}
	store, other := open("trang web"), open("máy <khác>")
	intaketest.Import(t, store, "a.csv", []byte("id,received,kind,type,unit,channel,topics,issues\na,2020-04-05,WRITTEN,,,,,\n"), intake.Options{})
	attempt, err := other.Begin(t.Context(), analytics.FullAccess(), analytics.AttemptSpec{What: analytics.ImportedReports, Source: "b.csv"})
	if err != nil {
		t.Fatal(err)
	}
	defer attempt.Abandon()
	h := New(store, slog.New(slog.DiscardHandler))
	for _, change := range []string{"pin", "undo"} {
		w := post(t, h, "/data/versions/1/"+change, url.Values{"name": {"x"}})
		if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "máy &lt;khác&gt;") {
			t.Errorf("%s: status %d: %s", change, w.Code, w.Body)
		}
	}
}
