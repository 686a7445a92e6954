package dashboards

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/packs"
	"giaoban/analytics/words"
)

// keepPacks keeps a number of packs of a store, and gives the last one.
func keepPacks(t *testing.T, store *analytics.Store, archive *packs.Archive, number int) (last packs.Pack) {
	t.Helper()
	whys := []packs.Why{packs.MonthCompleted, packs.DayOfMonth, packs.ByHand}
	for i := range number {
		made := time.Date(2020, time.June, 1+i, 0, 0, 0, 0, time.UTC)
		p := packs.Pack{ID: packs.NewID(made), Made: made, Why: whys[i%3], Title: "Giao ban", Lang: []words.Lang{words.Vi, words.En}[i%2], Query: "from=2020-04&to=2020-05&version=2", Version: 2, Period: analytics.Range{From: 202004, To: 202005},
			Deliveries: []packs.Delivery{{Way: packs.Mail, To: "a@example.vn", State: packs.Delivered}, {Way: packs.Mail, To: "b@example.vn", State: packs.Waiting}, {Way: packs.Webhook, To: "https://hook.example.vn/key", State: packs.Failed}}[:i%4]}
		var contents [][]byte
		for _, f := range packForms {
			p.Files, contents = append(p.Files, packs.File{Name: "giaoban-briefing-2020-04..2020-05-v2." + f.Ending, Type: f.Type}), append(contents, []byte(fmt.Sprint(f.Ending, i)))
		}
		var err error
		if last, _, err = archive.Keep(t.Context(), store, p, contents); err != nil {
			t.Fatal(err)
		}
	}
	return last
}

// The page lists packs with their files, why they were made and what became of them, without anybody's address.
func TestPacksOnPage(t *testing.T) {
	store := intaketest.Office{Topics: []string{"A"}, Months: analytics.Range{From: 202001, To: 202005}, EachMonth: 3}.Store(t)
	log, dir := slog.New(slog.DiscardHandler), filepath.Join(t.TempDir(), packs.DirName)
	archive := packs.Open(dir)
	page := func(query string, options ...Option) string {
		t.Helper()
		w := get(t, New(store, log, options...), "/briefing"+query)
		if w.Code != http.StatusOK {
			t.Fatal(w.Code, w.Body)
		}
		return w.Body.String()
	}
	if text := page(""); strings.Contains(text, words.PacksMade.Vi) {
		t.Error("there is a list although no packs are kept")
	}
	if text := page("", WithPacks(archive, false)); strings.Contains(text, words.PacksMade.Vi) {
		t.Error("there is a list although there are no packs and will be none")
	}
	if text := page("?lang=en", WithPacks(archive, true)); !strings.Contains(text, words.PacksNone.En) {
		t.Error("nothing tells that there are none yet")
	}
	last := keepPacks(t, store, archive, 8)
	text := page("", WithPacks(archive, false))
	for _, want := range []string{words.PacksMade.Vi, "Các gói cũ hơn (3)", "8/6/2020, 07:00", "đủ số liệu của tháng · phiên bản số liệu 2", "theo ngày hằng tháng", "làm theo yêu cầu", "tiếng Anh",
		"Thư điện tử: đã gửi 1, 1 đang chờ gửi; Webhook: 1 không gửi được", `href="/briefing/packs/` + last.ID + `/giaoban-briefing-2020-04..2020-05-v2.pptx" download`, `href="/briefing?from=2020-04&amp;to=2020-05&amp;version=2"`} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(text, "example.vn") {
		t.Error("the page tells addresses")
	}
	if strings.Index(text, last.ID) > strings.Index(text, words.PackWhys["month"].Vi) {
		t.Error("the newest pack is not the first")
	}
	// A record that cannot be read hides itself alone.
	if err := os.WriteFile(filepath.Join(dir, last.ID, "pack.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if text := page("", WithPacks(archive, false)); strings.Contains(text, last.ID) || !strings.Contains(text, "Các gói cũ hơn (2)") {
		t.Error("a broken record hides others")
	}
}

// A file is given to those who may see the pages, as it was made, and not again to those who have it.
func TestPackFile(t *testing.T) {
	store := intaketest.Office{Topics: []string{"A"}, Months: analytics.Range{From: 202001, To: 202005}, EachMonth: 3}.Store(t)
	log, dir := slog.New(slog.DiscardHandler), t.TempDir()
	archive := packs.Open(dir)
	p := keepPacks(t, store, archive, 1)
	path := "/briefing/packs/" + p.ID + "/" + p.Files[1].Name
	h := New(store, log, WithPacks(archive, true), WithAccess(analytics.ReadAccess()))
	w := get(t, h, path)
	if w.Code != http.StatusOK || w.Body.String() != "docx0" || w.Header().Get("Content-Type") != packForms[1].Type || w.Header().Get("Content-Disposition") != "attachment; filename="+p.Files[1].Name {
		t.Errorf("%d %v %s", w.Code, w.Header(), w.Body)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, http.NoBody)
	r.Header.Set("If-None-Match", w.Header().Get("ETag"))
	again := httptest.NewRecorder()
	if h.ServeHTTP(again, r); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Error(again.Code, again.Header())
	}
	is := func(h http.Handler, path string, status int) {
		t.Helper()
		if w := get(t, h, path); w.Code != status || bytes.Contains(w.Body.Bytes(), []byte(dir)) {
			t.Errorf("%s: status %d, not %d: %s", path, w.Code, status, w.Body)
		}
	}
	is(h, "/briefing/packs/"+p.ID+"/pack.json", 404)
	is(h, "/briefing/packs/"+p.ID+"/..%2F..%2Flock", 404)
	is(h, "/briefing/packs/..%2F"+p.ID+"/"+p.Files[1].Name, 404)
	is(h, "/briefing/packs/20200601-00000000/a.md?lang=en", 404)
	is(New(store, log), path, 404)
	is(New(store, log, WithPacks(archive, true), WithAccess(analytics.TablesAccess())), path, 403)
	if err := os.WriteFile(filepath.Join(dir, p.ID, p.Files[1].Name), []byte("docx1"), 0o600); err != nil {
		t.Fatal(err)
	}
	is(h, path, 503)
}
