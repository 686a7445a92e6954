package dashboards

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"html"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"
)

var realUnits = []string{
	"Quận Hồng Bàng", "Quận Lê Chân", "Quận Ngô Quyền", "Huyện Thủy Nguyên", "Huyện Vĩnh Bảo", "Sở Giáo dục và Đào tạo", "Sở Y tế",
	"Liên đoàn Lao động thành phố", "Hội Liên hiệp Phụ nữ thành phố", "Đảng ủy Khối các cơ quan và doanh nghiệp thành phố",
}

// storiedStore has a history: units with and without reports, a month that is not over, corrections, undone and pinned
// versions, hostile names of units and files, and versions that were collected.
func storiedStore(t *testing.T) *analytics.Store {
	t.Helper()
	store := intaketest.Open(t, "", 0)
	registry := "registry,code,name_vi,name_en,parent,aliases,valid_from,valid_to\nunit,cu,Đơn vị đã giải thể,,,,,2020-02\n"
	for i, name := range slices.Concat(realUnits, hostileNames) {
		registry += fmt.Sprintf("unit,u%02d,\"%s\",,,,,\n", i, strings.ReplaceAll(name, `"`, `""`))
	}
	row := func(id string, month, unit, variant int) string {
		return fmt.Sprintf("%s,2020-%02d-%02dT10:00:00+07:00,WRITTEN,,u%02d,,,\n", id, month, 2+variant, unit)
	}
	const head = "id,received,kind,type,unit,channel,topics,issues\n"
	reports, n := head+"cu,2020-01-05T10:00:00+07:00,WRITTEN,,cu,,,\nla,2020-03-05T10:00:00+07:00,WRITTEN,,,,,\n", 0
	for unit := range len(realUnits) + len(hostileNames) {
		for month := 1; month <= 5; month++ {
			for range (unit*5 + month*3) % 4 {
				n++
				reports += row(fmt.Sprint("r", n), month, unit, 0)
			}
		}
	}
	through := analytics.NewDate(2020, time.May, 12)
	take := func(name, content string) {
		intaketest.Import(t, store, name, []byte(content), intake.Options{Through: &through})
	}
	take("danh-muc.csv", registry)                                                                    // 1
	take("bao-cao-thang-1-5.csv", reports)                                                            // 2
	take(`</td><script>alert(1)</script>.csv`, head+row("r1", 3, 1, 0)+row("x", 1, 0, 0))             // 3
	take(strings.Repeat("tệp-có-tên-rất-dài-", 12)+".csv", head+row("r2", 2, 2, 1)+row("y", 5, 9, 0)) // 4
	access := analytics.FullAccess()
	if _, err := store.Undo(t.Context(), access, 3); err != nil { // 5
		t.Fatal(err)
	}
	for i := range 20 { // 6 to 25
		take(fmt.Sprintf("sua-lan-%d.csv", i+1), head+row("z", 1+i%4, i%len(realUnits), 1))
	}
	for version, name := range map[uint64]string{2: "Giao ban tháng 5/2020", 24: `<b>Ghim "lạ"</b>`} {
		if _, err := store.Pin(t.Context(), access, version, name); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := store.Collect(t.Context(), access, 18); err != nil {
		t.Fatal(err)
	}
	return store
}

// The list has every version once, newest first, as the store describes it.
func TestVersionsList(t *testing.T) {
	store := storiedStore(t)
	h := New(store, slog.New(slog.DiscardHandler))
	snap, err := store.Snapshot(t.Context(), analytics.FullAccess(), 0)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	address := "/data"
	for pages := 0; address != "" && pages < 5; pages++ {
		page := get(t, h, address).Body.String()
		rows = append(rows, tableRows(page, "versions")...)
		address = ""
		if next := regexp.MustCompile(`href="(/data\?[^"#]*before=[^"#]*)#versions" rel="next"`).FindStringSubmatch(page); next != nil {
			address = html.UnescapeString(next[1])
		}
	}
	history := snap.History()
	if len(rows) != len(history) {
		t.Fatalf("%d rows for %d versions", len(rows), len(history))
	}
	for i, v := range history {
		number := strconv.FormatUint(v.Version, 10)
		if !strings.HasPrefix(rows[i][0], number+":") || !strings.Contains(rows[i][1], v.Source) || !strings.HasPrefix(rows[i][1], map[bool]string{true: "Ghim: " + v.Pin}[v.Pin != ""]) {
			t.Errorf("version %s stands as %q", number, rows[i])
		}
		for k, n := range []uint64{v.Taken, v.Rejected, v.Repeated} {
			want := words.Number(words.Vi, int64(n))
			if v.What == analytics.Undone {
				want = "–"
			}
			if rows[i][3+k] != want {
				t.Errorf("version %s has %q rows, want %q", number, rows[i][3+k], want)
			}
		}
		state := "đang hiệu lực"
		if !v.InForce {
			state = "bị hoàn tác bởi " + strconv.FormatUint(v.UndoneBy, 10)
		}
		if v.Collected {
			state += " đã dọn"
		}
		if rows[i][8] != state {
			t.Errorf("version %s is %q, want %q", number, rows[i][8], state)
		}
	}
}

func TestDataStates(t *testing.T) {
	h := New(storiedStore(t), slog.New(slog.DiscardHandler))
	for _, tt := range []struct {
		path   string
		status int
		says   string
	}{
		{"/data", 200, "Phiên bản mới nhất"},
		{"/data?version=24", 200, "mới nhất là 25"},
		{"/data?version=1", 410, "đã được dọn"},
		{"/data?version=99", 404, "Không có phiên bản số liệu 99"},
		{"/data?before=x", 400, "số nguyên dương"},
		{"/data?before=1&before=2", 400, "chỉ một giá trị"},
		{"/data?from=2020-13&to=2020-05", 400, "<code>2020-13</code>"},
		{"/data?pin=1", 400, "<code>pin</code>"},
		{"/data?from=2021-01&to=2021-02", 200, "chưa có số liệu"},
		{"/data/coverage.csv?version=1", 410, ""},
		{"/data/versions/3", 200, "&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;.csv"},
		{"/data/versions/3", 200, "đã bị hoàn tác bởi phiên bản"},
		{"/data/versions/4", 200, "số đếm của nó không còn được giữ"},
		{"/data/versions/24?lang=en", 200, "Data version 24"},
		{"/data/versions/99", 404, "Không có phiên bản số liệu 99"},
		{"/data/versions/x%3Cscript%3E", 404, "x&lt;script&gt;"},
		{"/data/versions/25/pin", 404, "Không có trang này"},
		{"/data/diff", 400, "<code>from</code>"},
		{"/data/diff?from=2", 200, "Phiên bản 25 so với phiên bản 2"},
		{"/data/diff?from=giao+ban+th%C3%A1ng+5/2020&to=25", 200, "so với phiên bản 2 (Giao ban tháng 5/2020)"},
		{"/data/diff?from=2&to=nh%E1%BA%A7m", 404, "“nhầm”"},
		{"/data/diff?from=4&to=25", 410, "đã được dọn"},
		{"/data/diff?from=25&to=25", 200, "cùng số đếm"},
		{"/data/diff.csv?from=99", 404, ""},
	} {
		w := get(t, h, tt.path)
		if body := w.Body.String(); w.Code != tt.status || !strings.Contains(body, tt.says) {
			t.Errorf("%s: status %d, want %d and %q", tt.path, w.Code, tt.status, tt.says)
		} else if strings.Contains(body, "<script>") || strings.Contains(body, "%!") || strings.Contains(body, "<no value>") {
			t.Errorf("%s: the page holds what it must not", tt.path)
		}
	}
}

// Without data the page says how to begin; where an undo took all of it away, the versions are still there.
func TestDataEmpty(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	h := New(store, slog.New(slog.DiscardHandler))
	if w := get(t, h, "/data"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "giaoban import") {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
	if w := get(t, h, "/data/diff?from=1"); w.Code != http.StatusNotFound {
		t.Errorf("a comparison of nothing: status %d", w.Code)
	}
	intaketest.Import(t, store, "a.csv", []byte("id,received,kind,type,unit,channel,topics,issues\na,2020-04-05,WRITTEN,,,,,\n"), intake.Options{})
	page := get(t, h, "/data").Body.String()
	if !strings.Contains(page, "không có đơn vị nào có hiệu lực") || strings.Contains(page, "So sánh hai phiên bản") {
		t.Error("one version and no units: the page does not say so, or offers a comparison")
	}
	if _, err := store.Undo(t.Context(), analytics.FullAccess(), 1); err != nil {
		t.Fatal(err)
	}
	page = get(t, h, "/data").Body.String()
	if rows := tableRows(page, "versions"); len(rows) != 2 || !strings.Contains(page, words.CoverageNothing.Vi) {
		t.Errorf("after the undo of everything: %q", rows)
	}
	for _, path := range []string{"/data/coverage.csv", "/data/versions/2", "/data/diff?from=1&to=2"} {
		if w := get(t, h, path); w.Code >= http.StatusInternalServerError {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
}

// The links keep the state, and lead somewhere.
func TestDataLinks(t *testing.T) {
	h := New(storiedStore(t), slog.New(slog.DiscardHandler))
	seen, alike := map[string]bool{}, map[string]int{}
	const enough = 4 // links that differ only in their versions or codes, of which a page has dozens
	for _, path := range []string{"/data?lang=en&measure=messages&before=20", "/data/versions/24?lang=en&measure=messages", "/data/diff?from=2&to=25&lang=en&measure=messages"} {
		for _, m := range regexp.MustCompile(`href="(/[^"#]*)`).FindAllStringSubmatch(get(t, h, path).Body.String(), -1) {
			link := html.UnescapeString(m[1])
			if seen[link] || strings.HasPrefix(link, "/assets/") || strings.HasPrefix(link, pathReports) { // TestNumberLinks follows those
				continue
			}
			seen[link] = true
			u, err := url.Parse(link)
			if err != nil {
				t.Fatal(err)
			}
			form := regexp.MustCompile(`/\d+$`).ReplaceAllString(u.Path, "/N") + fmt.Sprint(slices.Sorted(maps.Keys(u.Query())))
			if alike[form]++; alike[form] <= enough || os.Getenv("GIAOBAN_ALL") != "" {
				if w := get(t, h, link); w.Code != http.StatusOK {
					t.Errorf("%s leads to %s: status %d", path, link, w.Code)
				}
			}
			if q := u.Query(); !strings.Contains(link, "measure=") || (q.Get("measure") != "messages" && q.Get("lang") == "en") {
				t.Errorf("%s leads to %s and loses the state", path, link)
			}
		}
	}
	for _, want := range []string{"/data?measure=messages&before=20", "/data/diff?from=2&to=25&measure=messages"} {
		if !seen[want] {
			t.Errorf("the other language does not lead to %s", want)
		}
	}
}

func csvLines(t *testing.T, w *httptest.ResponseRecorder) [][]string {
	t.Helper()
	lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(w.Body.Bytes(), []byte("\ufeff")))).ReadAll()
	if w.Code != http.StatusOK || err != nil {
		t.Fatalf("status %d, %v", w.Code, err)
	}
	return lines
}
