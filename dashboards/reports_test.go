package dashboards

import (
	"fmt"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"
)

// behindLink is a number of a page with the way to the reports behind it.
var behindLink = regexp.MustCompile(`<a class="behind" href="(/reports[^"]*)">([^<]*)</a>`)

// listedIn reads the number that a list says it is behind: the first of its sentence.
var listedIn = regexp.MustCompile(`<h2 id="reports">([0-9.,]+) `)

// followNumbers opens the lists behind the numbers of a page and holds their totals to the numbers: all of them where a
// test runs for long, else as many as are enough to see each table. It gives how many numbers have a list. seen is what lists
// were said to have, by address: each stands at one data version, so it is opened once.
func followNumbers(t *testing.T, h http.Handler, path string, seen map[string]string) int {
	t.Helper()
	w := get(t, h, path)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: status %d", path, w.Code)
	}
	found := behindLink.FindAllStringSubmatch(w.Body.String(), -1)
	step := 1
	if os.Getenv("GIAOBAN_ALL") == "" {
		const enough = 20
		step = 1 + len(found)/enough
	}
	for i := 0; i < len(found); i += step {
		m := found[i]
		link, number := html.UnescapeString(m[1]), m[2]
		if !strings.Contains(link, "version=") {
			t.Errorf("%s: %s pins no data version", path, link)
		}
		if said, known := seen[link]; known {
			if said != number {
				t.Errorf("%s says %s, another page %s: %s", path, number, said, link)
			}
			continue
		}
		seen[link] = number
		list := get(t, h, link)
		said := listedIn.FindStringSubmatch(list.Body.String())
		if list.Code != http.StatusOK || said == nil || said[1] != number {
			t.Errorf("%s says %s, the list %d %q: %s", path, number, list.Code, said, link)
		}
	}
	return len(found)
}

// Behind every number of every page that was counted from reports stands the list of just these.
func TestNumberLinks(t *testing.T) {
	sample, storied := New(intaketest.Sample(t), slog.New(slog.DiscardHandler)), New(storiedStore(t), slog.New(slog.DiscardHandler))
	seen := map[http.Handler]map[string]string{sample: {}, storied: {}}
	for _, c := range []struct {
		h     http.Handler
		path  string
		least int // links on the page
	}{
		{sample, "/?measure=messages", 60},
		{sample, "/?lang=en&measure=issues&vs=previous", 20},
		{sample, "/?measure=thematic-syntheses&topic=covid-19", 2},
		{sample, "/topics?measure=messages&vs=previous,last-year,2019-01..2019-03", 100},
		{sample, "/topics?measure=messages&topic=moi-truong", 60},
		{sample, "/topics?measure=messages&topic=y-te,giao-duc&unit=-&vs=none", 24},
		{sample, "/compare?by=unit&measure=messages&lang=en&" + sixBaselines, 90},
		{sample, "/compare?by=kind&view=table&" + sixBaselines, 15},
		{sample, "/data", 60},
		{storied, "/?vs=previous&from=2020-03&to=2020-04", 8},
		{storied, "/topics", 8},
		{storied, "/data", 10},
		{storied, "/data/diff?from=2&to=25", 10},
		{sample, "/data/diff?from=1&to=2&lang=en", 5},
	} {
		if n := followNumbers(t, c.h, c.path, seen[c.h]); n < c.least {
			t.Errorf("%s has %d numbers with links", c.path, n)
		}
	}
}

// A number that was not counted from whole months of reports leads nowhere, rather than to a list of others.
func TestNumbersWithoutReports(t *testing.T) {
	hostile := New(hostileStore(t), slog.New(slog.DiscardHandler))
	page := get(t, hostile, "/?measure=messages&from=2020-05&to=2020-05&vs=previous").Body.String()
	_, topics, _ := strings.Cut(page, `<h2 id="topics"`)
	topics, _, _ = strings.Cut(topics, "</section>") // the tables of months have whole ones
	for _, m := range behindLink.FindAllStringSubmatch(topics, -1) {
		if strings.Contains(m[1], "from=2020-04") {
			t.Errorf("a baseline that is cut to 12 days leads to a whole month: %s", m[1])
		}
	}
	if !strings.Contains(topics, "from=2020-05&amp;to=2020-05") {
		t.Error("the month that is not over leads nowhere")
	}
	tallied := New(talliesStore(t, intake.Options{}), slog.New(slog.DiscardHandler))
	for _, path := range []string{"/", "/?measure=messages&from=2020-05&to=2020-05&vs=previous", "/topics?measure=messages&from=2020-04&to=2020-04"} {
		if m := behindLink.FindString(get(t, tallied, path).Body.String()); m != "" {
			t.Errorf("%s: a published total leads to %s", path, m)
		}
	}
	says(t, get(t, tallied, "/reports?from=2020-04&to=2020-05").Body.String(), "46. Đây là số tổng đã công bố; không có từng báo cáo để liệt kê.", "Giao ban công tác dư luận xã hội tháng 4, 5")
	says(t, get(t, tallied, "/reports?from=2020-03&to=2020-03&measure=messages").Body.String(), "Tin nhắn trong tháng\u00a03/2020: chưa có số liệu.")
}

// The pages of the list together hold each report once, in the store's order, and a file holds the same.
func TestReportsPaging(t *testing.T) {
	store := intaketest.Sample(t)
	h := New(store, slog.New(slog.DiscardHandler))
	snap, err := store.Snapshot(t.Context(), analytics.FullAccess(), 0)
	if err != nil {
		t.Fatal(err)
	}
	all, err := snap.Reports(t.Context(), analytics.ReportsQuery{Period: *snap.Settings().DefaultPeriod, Measure: analytics.Messages,
		Filter: analytics.Filter{Topics: []string{"giao-thong"}}, First: analytics.MaxPageSize})
	if err != nil || len(all.Rows) <= 2*reportsShown || all.HasNextPage {
		t.Fatalf("%d reports (%v)", len(all.Rows), err)
	}
	var want []string
	for _, r := range all.Rows {
		want = append(want, r.ID)
	}
	const list = "/reports?measure=messages&topic=giao-thong"
	next := regexp.MustCompile(`href="([^"]*)" rel="next"`)
	var got []string
	for link := list; link != ""; {
		body := get(t, h, link).Body.String()
		for _, m := range regexp.MustCompile(`scope="row"><span class="code">([^<]*)<`).FindAllStringSubmatch(body, -1) {
			got = append(got, m[1])
		}
		if !strings.Contains(body, `<h2 id="reports">`+strconv.Itoa(len(want))+" tin nhắn trong tháng") {
			t.Errorf("%s does not say how many there are", link)
		}
		if link = ""; next.MatchString(body) {
			link = html.UnescapeString(next.FindStringSubmatch(body)[1])
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the pages hold %d reports, want %d", len(got), len(want))
	}
	lines := readCSV(t, get(t, h, "/reports.csv?measure=messages&topic=giao-thong"))
	for i, r := range all.Rows {
		if line := lines[i+1]; line[0] != r.ID || line[2] != r.Received.String() || line[5] != codeText(r.Unit) || line[13] != strconv.Itoa(len(want)) {
			t.Fatalf("line %d of the file is %q", i+1, line)
		}
	}
}

// A list that is too long for a file says so on the page, in the file's name for Excel, and in each line of it.
func TestReportsFileIsBounded(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	const query = "?measure=messages&from=2016-01&to=2019-12"
	lines := readCSV(t, get(t, h, "/reports.csv"+query))
	total, err := strconv.Atoi(lines[1][13])
	if err != nil || len(lines) != reportsInFile+1 || total <= reportsInFile {
		t.Fatalf("%d lines of %d reports (%v)", len(lines)-1, total, err)
	}
	says(t, get(t, h, "/reports"+query).Body.String(), "Tệp tải về chỉ chứa 20.000 báo cáo đầu tiên trong số "+words.Number(words.Vi, int64(total)))
}

// The rows of reports whose topic, unit or channel is unknown have an address, on every page.
func TestUnknownFilter(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	for query, text := range map[string]string{"topic=-": "chưa rõ lĩnh vực", "unit=-": "chưa rõ đơn vị", "channel=-": "chưa rõ kênh", "unit=le-chan,-": "từ đơn vị Quận Lê Chân hoặc chưa rõ đơn vị"} {
		says(t, get(t, h, "/reports?measure=messages&"+query).Body.String(), text)
	}
	body := get(t, h, "/?measure=messages&unit=-").Body.String()
	says(t, body, "chưa rõ đơn vị")
	says(t, get(t, h, "/topics?measure=messages&topic=-").Body.String(), "chưa rõ lĩnh vực")
	if lines := readCSV(t, get(t, h, "/charts/units.csv?measure=messages&unit=-&vs=none")); len(lines) != 3 || lines[1][0] != "unknown" {
		t.Errorf("the rows are %q", lines)
	}
	for _, bad := range []string{"/reports?after=x", "/reports?own=month", "/reports?merged=yes"} {
		if w := get(t, h, bad); w.Code != http.StatusBadRequest {
			t.Errorf("%s: status %d", bad, w.Code)
		}
	}
	if u, err := url.Parse("/reports?own=unit"); err != nil || canonical(t, u.String()) != "/reports" {
		t.Error("without units, own=unit means nothing")
	}
}

// TestReportsViews looks at the list on screens of both sizes, in both languages and themes.
func TestReportsViews(t *testing.T) {
	browser := browsertest.Start(t)
	for name, store := range map[string]*analytics.Store{"sample": intaketest.Sample(t), "hostile": hostileStore(t), "tallies": talliesStore(t, intake.Options{})} {
		server := httptest.NewServer(New(store, slog.New(slog.DiscardHandler)))
		t.Cleanup(server.Close)
		tab := browsertest.Open(t, browser, server.URL)
		for i, query := range map[string][]string{
			"sample":  {"measure=messages&topic=moi-truong", "measure=issues&lang=en"},
			"hostile": {"measure=messages&from=2020-01&to=2020-05"},
			"tallies": {"from=2020-04&to=2020-05"},
		}[name] {
			for _, screen := range []browsertest.Screen{{Width: 1280, Dark: i == 1}, {Width: 360, Dark: i == 0}} {
				tab.On(t, screen)
				tab.Go(t, "/reports?"+query)
				tab.Until(t, `document.querySelector('#reports')`)
				tab.Fits(t)
				tab.Picture(t, "reports-"+name+"-"+strconv.Itoa(i)+"-"+strconv.FormatInt(screen.Width, 10))
			}
		}
		for _, complaint := range tab.Complaints() {
			t.Error(complaint)
		}
	}
}

// treeStore has units, topics and channels that lie below each other, were merged, or are named like nothing else.
func treeStore(t *testing.T) *analytics.Store {
	t.Helper()
	store := intaketest.Open(t, "", 0)
	intaketest.Import(t, store, "registry.csv", []byte(`registry,code,name_vi,parent,replaced_by
unit,tp,Thành phố,,
unit,q1,Quận 1,tp,
unit,q1a,Phường A,q1,
unit,old,Quận cũ,tp,q1
unit,olda,Phường cũ,old,
unit,"a,b",Đơn vị có dấu phẩy,,
topic,t,Môi trường,,
topic,t1,Rác thải,t,
topic,t2,Nước thải,t,
topic,told,Rác cũ,,t1
channel,mxh,Mạng xã hội,,
channel,zalo,Zalo,mxh,
`), intake.Options{})
	rows := "id,received,kind,type,unit,channel,topics,issues\n"
	n := 0
	for i, unit := range []string{"tp", "q1", "q1a", "old", "olda", "a,b", ""} {
		for k, topics := range []string{"t", "t1", "t2;t1", "told", "told;t1", ""} {
			for month := 3; month <= 5; month++ {
				for kind := range (i + k + month) % 3 {
					n++
					rows += fmt.Sprintf("r%d,2020-%02d-1%dT10:00:00+07:00,%s,,\"%s\",%s,%s,\n", n, month, k, []string{"WRITTEN", "MESSAGE"}[kind], unit, []string{"mxh", "zalo", ""}[(i+k)%3], topics)
				}
			}
		}
	}
	intaketest.Import(t, store, "reports.csv", []byte(rows), intake.Options{})
	return store
}

// Rows of a tree count what lies below them or not, and what was merged into them or not; the list behind each has just that.
func TestNumberLinksOfTrees(t *testing.T) {
	h := New(treeStore(t), slog.New(slog.DiscardHandler))
	for path, least := range map[string]int{
		"/compare?by=unit": 12,
		"/compare?by=unit&unit=tp,-&measure=messages": 12,
		"/compare?by=unit&unit=old":                   2,
		"/compare?by=channel&measure=messages":        5,
		"/compare?by=kind&unit=q1&own=unit":           3,
		"/topics?topic=t&vs=previous":                 9,
		"/topics?topic=told":                          3,
		"/topics?unit=q1&merged=no":                   3,
		"/data":                                       9,
	} {
		if n := followNumbers(t, h, path, map[string]string{}); n < least {
			t.Errorf("%s has %d numbers with links", path, n)
		}
	}
	for _, m := range behindLink.FindAllStringSubmatch(get(t, h, "/compare?by=unit").Body.String(), -1) {
		if strings.Contains(m[1], "a,b") || strings.Contains(m[1], "a%2Cb") {
			t.Errorf("a code with a comma is read as two: %s", m[1])
		}
	}
}
