package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"giaoban/analytics/browsertest"
)

// foreign is a file with columns of its own, and with columns that must never be stored.
func foreign(rows int) string {
	var b strings.Builder
	b.WriteString("Mã phản ánh,Ngày tiếp nhận,Lĩnh vực,Quận huyện,Kênh tiếp nhận,Người gửi,Nội dung\n")
	topics := []string{"Môi trường", "Giao thông", "Y tế", "Đất đai", "Giáo dục"}
	for i := range rows {
		fmt.Fprintf(&b, "PA-%04d,%02d/%02d/2020 0%d:30,%s,Lê Chân,Zalo,Nguyễn Văn A,\"Nội dung rất dài, không được lưu\"\n",
			i, i%28+1, 4+i%2, i%9+1, topics[i%len(topics)])
	}
	return b.String()
}

const lineSevenBad = `id,received,kind,topics
a1,2020-04-01,MESSAGE,Môi trường
a2,2020-04-02,MESSAGE,Môi trường
a3,2020-04-03,MESSAGE,Giao thông
a4,2020-04-04,MESSAGE,
a5,2020-04-05,MESSAGE,Y tế
a6,2020-04-31,MESSAGE,"=HYPERLINK(""http://example.com"")"
a7,2020-04-07,MESSAGE,<script>alert(1)</script>
`

// The name of a file is shown as the text that it is, however it is written.
const hostileFile = "<img src=x onerror=alert(1)> Báo cáo tổng hợp phản ánh của nhân dân tháng 4, 5 năm 2020 (bản chính thức).csv"

func textFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestImportPage uses the page of imports as a person does who enters data.
func TestImportPage(t *testing.T) {
	t.Parallel()
	s := startServer(t, t.TempDir())
	tab := browsertest.Open(t, browsertest.Start(t), s.url)
	tab.On(t, browsertest.Screen{Width: 1280})
	shows := func(selector string, texts ...string) {
		t.Helper()
		shown := browsertest.Eval[string](t, tab, fmt.Sprintf("document.querySelector(%q).innerText", selector))
		for _, text := range texts {
			if !strings.Contains(strings.Join(strings.Fields(shown), " "), text) {
				t.Errorf("%s does not show %q: %s", selector, text, shown)
			}
		}
	}
	// look takes pictures of what is on the page, on every screen.
	look := func(name string) {
		t.Helper()
		for _, screen := range []browsertest.Screen{{Width: 360}, {Width: 360, Dark: true}, {Width: 1280, Dark: true}, {Width: 1280}} {
			tab.On(t, screen)
			tab.Fits(t)
			theme := map[bool]string{true: "dark", false: "light"}[screen.Dark]
			tab.Picture(t, fmt.Sprintf("%s-%d-%s", name, screen.Width, theme))
		}
	}
	version := func() (v struct{ Settings struct{ LatestVersion int } }) {
		t.Helper()
		if err := s.query("{settings {latestVersion}}", &v); err != nil {
			t.Fatal(err)
		}
		return v
	}

	// First use: the overview leads here.
	tab.Go(t, "/")
	look("import-empty-overview")
	tab.Click(t, ".message a.button")
	tab.Until(t, "location.pathname === '/import'")
	shows("#history", "Chưa có lần nhập nào")
	look("import-first")

	// A bad date on line 7: the check names it, and nothing is written.
	tab.Choose(t, "#file", textFile(t, hostileFile, lineSevenBad))
	tab.Until(t, "!document.getElementById('look').hidden")
	shows("#look", hostileFile, "<script>alert(1)</script>", "a7")
	if browsertest.Eval[bool](t, tab, "!document.getElementById('import-button').disabled") {
		t.Error("an import is offered before the check")
	}
	tab.Click(t, "#check")
	tab.Until(t, "!document.getElementById('result').hidden")
	shows("#result", "Bị từ chối: 1 lỗi", "Dòng 7", "2020-04-31", "7 dòng đã đọc", "6 nhận", "1 từ chối", "0 trùng lặp")
	look("import-bad")
	rejects := browsertest.Eval[string](t, tab, "fetch(document.querySelector('.download a').href).then((r) => r.text())")
	if !strings.Contains(rejects, "\n7,") || !strings.Contains(rejects, "'=HYPERLINK") {
		t.Errorf("the file of rejected rows: %s", rejects)
	}
	if browsertest.Eval[bool](t, tab, "!document.getElementById('import-button').disabled") {
		t.Error("an import is offered though the check refused it")
	}
	if v := version(); v.Settings.LatestVersion != 0 {
		t.Errorf("a check wrote version %d", v.Settings.LatestVersion)
	}

	// With one row allowed to fall out it would go in; a change of the options needs another check.
	browsertest.Eval[bool](t, tab, "(() => { const f = document.getElementById('rejects'); f.value = 'một'; f.dispatchEvent(new Event('input', {bubbles: true})); return true; })()")
	tab.Click(t, "#check")
	tab.Until(t, "!document.getElementById('run-failure').hidden")
	shows("#run-failure", "một")
	browsertest.Eval[bool](t, tab, "(() => { const f = document.getElementById('rejects'); f.value = '1'; f.dispatchEvent(new Event('input', {bubbles: true})); return true; })()")
	tab.Click(t, "#check")
	tab.Until(t, "!document.getElementById('import-button').disabled")
	shows("#result", "sẽ bỏ qua 1 dòng lỗi")
	browsertest.Eval[bool](t, tab, "(() => { const f = document.getElementById('rejects'); f.value = '2'; f.dispatchEvent(new Event('input', {bubbles: true})); return true; })()")
	if browsertest.Eval[bool](t, tab, "!document.getElementById('import-button').disabled") {
		t.Error("an import is offered for options that were not checked")
	}

	// A file with columns of its own goes in by the map that is proposed.
	reports := textFile(t, "phan-anh.csv", foreign(300))
	take := func() {
		t.Helper()
		tab.Choose(t, "#file", reports)
		tab.Until(t, "!document.getElementById('look').hidden")
		tab.Click(t, "#check")
	}
	tab.Click(t, "#other")
	take()
	shows("#map-part", "không bao giờ được đọc hay lưu")
	if m := browsertest.Eval[string](t, tab, "document.getElementById('map').value"); !strings.Contains(m, "Ngày tiếp nhận") {
		t.Errorf("the proposed map: %s", m)
	}
	tab.Until(t, "!document.getElementById('import-button').disabled")
	shows("#result", "không có lỗi", "300 dòng đã đọc", "300 nhận")
	look("import-checked")
	tab.Click(t, "#import-button")
	tab.Until(t, "!document.getElementById('after').hidden && document.querySelectorAll('.history li').length === 1")
	shows("#result", "phiên bản số liệu 1", "Số tháng được tính lại: 2 (4/2020 – 5/2020)")
	shows("#history", "phan-anh.csv", "Đọc 300 = nhận 300 + từ chối 0 + trùng lặp 0", "đang có hiệu lực")
	look("import-done")
	tab.Click(t, "#after a.button")
	tab.Until(t, "location.pathname === '/' && document.querySelector('.figures')")
	shows(".figures", "300")

	// The same file again changes nothing.
	tab.Go(t, "/import")
	take()
	tab.Until(t, "!document.getElementById('result').hidden")
	shows("#result", "đã có hiệu lực từ phiên bản 1, không có gì thay đổi")
	look("import-same")

	// A map that is wrong is told with its line.
	tab.Click(t, "#another")
	tab.Choose(t, "#file", textFile(t, "khac.csv", foreign(30)))
	tab.Until(t, "!document.getElementById('look').hidden")
	browsertest.Eval[bool](t, tab, "(() => { const f = document.getElementById('map'); f.value = 'id: Mã phản ánh\\nreceived: Ngày\\nnonsense: x\\n'; f.dispatchEvent(new Event('input', {bubbles: true})); return true; })()")
	tab.Click(t, "#check")
	tab.Until(t, "!document.getElementById('run-failure').hidden")
	shows("#run-failure", "dòng 3")
	look("import-wrong-map")

	// Undo asks once more, and then the numbers are gone.
	tab.Go(t, "/import?lang=en")
	tab.Click(t, ".history summary")
	look("import-undo")
	tab.Click(t, ".history .undo button")
	tab.Until(t, "document.querySelector('.verdict.good')")
	shows(".verdict.good", "Data version 1 is undone; the new version is 2")
	look("import-undone-en")
	tab.Go(t, "/")
	shows("main", "Chưa có số liệu")
	for _, complaint := range tab.Complaints() {
		t.Error(complaint)
	}

	// A server that is gone is told, and that trying again does no harm.
	tab.Go(t, "/import")
	tab.Choose(t, "#file", reports)
	tab.Until(t, "!document.getElementById('look').hidden")
	s.stop(t, syscall.SIGTERM)
	tab.Click(t, "#check")
	tab.Until(t, "!document.getElementById('run-failure').hidden")
	shows("#run-failure", "Không liên lạc được với máy chủ", "không làm số liệu bị tính hai lần")
	look("import-gone")
}
