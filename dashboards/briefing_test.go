package dashboards

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
	"giaoban/dashboards/briefing"
)

// plainMarkdown is Markdown without its links and escapes.
func plainMarkdown(text string) string {
	text = regexp.MustCompile(`\]\([^)]*\)`).ReplaceAllString(text, "]")
	return strings.NewReplacer("[", "", "]", "", `\`, "", "\u00a0", " ", "\u2060", "").Replace(text)
}

// The published sentence comes out of the data, and its like for other periods.
func TestBriefingSentence(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	for query, want := range map[string]string{
		"from=2020-04&to=2020-05": "Trong 2 tháng 4 và 5 năm 2020 đã nắm bắt, tiếp nhận, tổng hợp 46 lượt báo cáo bằng văn bản và 6.226 tin nhắn; " +
			"xây dựng 15 báo cáo đề cập đến 25 vấn đề (trong đó có 12 báo cáo chuyên đề về phòng, chống dịch COVID-19).",
		"from=2020-04&to=2020-05&lang=en": "In April and May 2020 the office received and compiled 46 written reports and 6,226 messages; " +
			"it wrote 15 syntheses covering 25 issues (among them 12 thematic syntheses on COVID-19 prevention and control).",
		"from=2020-05&to=2020-05":                         "Trong tháng 5 năm 2020 đã nắm bắt, tiếp nhận, tổng hợp 22 lượt báo cáo bằng văn bản",
		"from=2020-01&to=2020-03":                         "Trong quý I năm 2020 đã nắm bắt",
		"from=2019-07&to=2019-12":                         "Trong 6 tháng cuối năm 2019 đã nắm bắt",
		"from=2019-01&to=2019-12":                         "Trong năm 2019 đã nắm bắt",
		"from=2019-12&to=2020-01":                         "Trong 2 tháng, từ tháng 12 năm 2019 đến tháng 1 năm 2020 đã nắm bắt",
		"from=2020-04&to=2020-05&unit=le-chan":            "Trong 2 tháng 4 và 5 năm 2020 (chỉ tính: Quận Lê Chân) đã nắm bắt, tiếp nhận, tổng hợp 5 lượt báo cáo bằng văn bản và 703 tin nhắn",
		"from=2020-04&to=2020-05&unit=le-chan&topic=y-te": "# Giao ban công tác dư luận xã hội – Tháng 4–5/2020; Y tế – chăm sóc sức khỏe; Quận Lê Chân\n",
		"from=2020-04&to=2020-05&vs=2020-03..2020-05":     "vấn đề 25 so với 30; hai kỳ có tháng chung nên không kiểm định.",
		"from=2020-05&to=2020-06&vs=previous":             "(kỳ trước, 31/61 ngày)",
		"from=2021-01&to=2021-02":                         "chưa có số liệu để so sánh",
		"from=2031-01&to=2031-01":                         "Trong tháng 1 năm 2031 chưa có số liệu.",
	} {
		w := get(t, h, "/briefing.md?"+query)
		if w.Code != http.StatusOK {
			t.Fatalf("%s: %d %s", query, w.Code, w.Body)
		}
		if text := plainMarkdown(w.Body.String()); !strings.Contains(text, want) {
			t.Errorf("%s: %q is not in\n%.1500s", query, want, text)
		}
	}
}

// What is not simply a number says so in words: a month that is not over, a total that was published as "more than".
func TestBriefingOfUnsureNumbers(t *testing.T) {
	for want, of := range map[string]struct {
		store *analytics.Store
		query string
	}{
		"Trong tháng 5 năm 2020 (số liệu mới có 12/31 ngày) đã nắm bắt":                                                                                    {hostileStore(t), "from=2020-05&to=2020-05&measure=messages"},
		"tổng hợp 46 lượt báo cáo bằng văn bản và từ 4.900 tin nhắn trở lên; xây dựng 15 báo cáo đề cập đến 25 vấn đề (trong đó có 12 báo cáo chuyên đề).": {talliesStore(t, intake.Options{}), "from=2020-04&to=2020-05"},
		"tổng hợp khoảng 1.900 tin nhắn.": {talliesStore(t, intake.Options{}), "from=2020-04&to=2020-04&vs=none"},
	} {
		h := New(of.store, slog.New(slog.DiscardHandler))
		if text := plainMarkdown(get(t, h, "/briefing.md?"+of.query).Body.String()); !strings.Contains(text, want) {
			t.Errorf("%s: %q is not in\n%.1200s", of.query, want, text)
		}
		for _, form := range []string{"pptx", "docx", "xlsx"} {
			if w := get(t, h, "/briefing."+form+"?"+of.query); w.Code != http.StatusOK {
				t.Errorf("%s.%s: status %d", of.query, form, w.Code)
			}
		}
	}
}

// Every form of the same pack has the same sentences, and the same question gives the same bytes.
func TestBriefingForms(t *testing.T) {
	store := intaketest.Sample(t)
	h, other := New(store, slog.New(slog.DiscardHandler)), New(store, slog.New(slog.DiscardHandler))
	const query = "?from=2020-04&to=2020-05&measure=messages"
	for _, f := range packForms {
		first, again := get(t, h, "/briefing."+f.Ending+query), get(t, other, "/briefing."+f.Ending+query)
		if first.Code != http.StatusOK || !bytes.Equal(first.Body.Bytes(), again.Body.Bytes()) {
			t.Errorf("%s: status %d, %d and %d bytes", f.Ending, first.Code, first.Body.Len(), again.Body.Len())
		}
		if name := first.Header().Get("Content-Disposition"); name != `attachment; filename="giaoban-briefing-messages-2020-04..2020-05-v2.`+f.Ending+`"` {
			t.Errorf("it is saved as %s", name)
		}
	}
	page := get(t, h, "/briefing"+query).Body.String()
	tags := regexp.MustCompile(`<[^>]*>`)
	plain := strings.NewReplacer("\u00a0", " ", "\u2060", "", "&#34;", `"`).Replace(tags.ReplaceAllString(page, ""))
	for _, line := range strings.Split(plainMarkdown(get(t, h, "/briefing.md"+query).Body.String()), "\n") {
		line, _, _ = strings.Cut(line, " (Truy vấn GraphQL")
		if strings.HasPrefix(line, "|") || strings.HasPrefix(line, "!") || strings.HasPrefix(line, "- …") || strings.HasPrefix(line, "---") || strings.HasPrefix(line, "**") || strings.HasPrefix(line, "Nguồn") {
			continue
		}
		if line = strings.TrimLeft(line, "#>- "); !strings.Contains(plain, line) {
			t.Errorf("the page does not say %q", line)
		}
	}
	for _, bad := range []string{"/briefing.pdf", "/briefing.pptx?focus=nowhere", "/briefing.pptx?from=x", "/briefing?focus=nowhere", "/briefing.md?focus=a&focus=b"} {
		if w := get(t, h, bad); w.Code != http.StatusNotFound && w.Code != http.StatusBadRequest {
			t.Errorf("%s: status %d", bad, w.Code)
		}
	}
	if text := get(t, h, "/briefing.md?focus=none").Body.String(); strings.Contains(text, words.BriefPartFocus.Vi) {
		t.Error("there is a thematic page though none was wanted")
	}
	if text := plainMarkdown(get(t, h, "/briefing.md?focus=moi-truong").Body.String()); !strings.Contains(text, "Về môi trường: ") {
		t.Error("the thematic page is not about the topic that was chosen")
	}
}

// What the statistics do not call a rise or a fall is not called one, whatever the numbers do.
func TestBriefingSaysNoMoreThanIsKnown(t *testing.T) {
	count := func(n int64) analytics.Count { return analytics.Count{Value: &n, Status: analytics.Exact} }
	snap, err := intaketest.Open(t, "", 0).Snapshot(t.Context(), analytics.FullAccess(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, verdict := range []stats.Verdict{stats.New, stats.Rising, stats.Falling, stats.Stable, stats.Inconclusive, stats.InsufficientHistory, ""} {
		for _, then := range []int64{2, 46, 900} {
			change := analytics.Change{Count: count(then)}
			if verdict != "" {
				change.Verdict = &verdict
			}
			period := analytics.Period{Range: analytics.Range{From: 202004, To: 202005}, Days: 61, DaysCounted: 61}
			k := &analytics.KeyFigures{Current: period, Baselines: []analytics.Period{period}, Figures: []analytics.KeyFigure{{Measure: analytics.Messages, Count: count(46), Changes: []analytics.Change{change}}}}
			for lang, moves := range map[words.Lang][]string{words.Vi: {"tăng", "giảm", "mới xuất hiện"}, words.En: {"rose", "fell", "appeared"}} {
				a := &asked{Params: Params{Lang: lang}, snap: snap, current: period.Range, baselines: []analytics.Baseline{{Kind: analytics.Previous}}}
				a.Filter.Unknown = []analytics.Dimension{analytics.ByTopic} // no list is asked for
				var said []string
				for _, text := range (teller{a}).against(k) {
					said = append(said, text.Plain())
				}
				text := strings.Join(said, " ")
				want := map[stats.Verdict]int{stats.Rising: 0, stats.Falling: 1, stats.New: 2}
				for i, move := range moves {
					said, may := strings.Contains(text, move), false
					if index, is := want[verdict]; is {
						may = index == i
					}
					if said != may {
						t.Errorf("%q of 46 against %d, in %s: %q", verdict, then, lang, text)
					}
				}
				if !strings.Contains(text, words.Number(lang, then)) || !strings.Contains(text, "46") {
					t.Errorf("%q keeps numbers back", text)
				}
			}
		}
	}
}

// A phrase keeps the spans that fill it, whatever is in them.
func TestTeller(t *testing.T) {
	tell := teller{&asked{Params: Params{Lang: words.Vi}}}
	number := briefing.Text{{Text: "46", Number: true, Link: "/reports"}}
	got := tell.say(words.BriefBoth, "tên %s \x02 [0]", number, number)
	if got.Plain() != "tên %s  [0] (46 so với 46)" {
		t.Errorf("%q", got.Plain())
	}
	if links := slices.Collect(func(yield func(string) bool) {
		for _, s := range got {
			if s.Number && !yield(s.Link) {
				return
			}
		}
	}); len(links) != 2 {
		t.Errorf("%d numbers", len(links))
	}
	for name, want := range map[string]string{"Môi trường": "môi trường", "COVID-19": "COVID-19", "Phòng, chống dịch COVID-19": "phòng, chống dịch COVID-19", "Y": "Y", "": "", "Đất đai": "đất đai", "5G": "5G"} {
		if got := inside(words.Vi, name); got != want {
			t.Errorf("%q is %q in a sentence, want %q", name, got, want)
		}
	}
}

// A pack that is made while reports come in is of one data version: its total, its topics and its links.
func TestBriefingOfOneVersion(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	intaketest.Import(t, store, "registry.csv", []byte("registry,code,name_vi,name_en,parent,aliases,valid_from,valid_to\ntopic,a,A,,,,,\ntopic,b,B,,,,,\n"), intake.Options{})
	through := analytics.NewDate(2020, 5, 31)
	batch := func(n int) []byte {
		text := "id,received,kind,type,unit,channel,topics,issues\n"
		for i := range 10 {
			text += fmt.Sprintf("r%d-%d,2020-05-05T10:00:00+07:00,MESSAGE,,,,%s,\n", n, i, []string{"a", "b"}[i%2])
		}
		return []byte(text)
	}
	intaketest.Import(t, store, "0.csv", batch(0), intake.Options{Through: &through})
	h := New(store, slog.New(slog.DiscardHandler))
	ctx, stop := context.WithCancel(t.Context())
	imported := make(chan int, 1)
	go func() {
		n := 1
		for ; ctx.Err() == nil && n < 60; n++ {
			intaketest.Import(t, store, fmt.Sprint(n, ".csv"), batch(n), intake.Options{Through: &through})
		}
		imported <- n
	}()
	link := regexp.MustCompile(`[?&]version=(\d+)`)
	total, topic := regexp.MustCompile(`\| Tổng số \| \[([\d.]+)\]`), regexp.MustCompile(`\| [AB] \| \[([\d.]+)\]`)
	seen := map[string]bool{}
	for range 30 {
		text := get(t, h, "/briefing.md?from=2020-05&to=2020-05&measure=messages").Body.String()
		versions := map[string]bool{}
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			versions[m[1]] = true
		}
		numbers := func(p *regexp.Regexp) (all []int) {
			for _, m := range p.FindAllStringSubmatch(text, -1) {
				var n int
				_, _ = fmt.Sscan(strings.ReplaceAll(m[1], ".", ""), &n)
				all = append(all, n)
			}
			return all
		}
		all, parts := numbers(total), numbers(topic)
		if len(versions) != 1 || len(all) == 0 || len(parts) != 2 || parts[0]+parts[1] != all[0] || all[0]%10 != 0 {
			t.Fatalf("versions %v, totals %v, topics %v", slices.Collect(maps.Keys(versions)), all, parts)
		}
		for v := range versions {
			seen[v] = true
		}
	}
	stop()
	if n := <-imported; len(seen) < 3 || n < 3 {
		t.Errorf("%d versions were seen in %d imports: nothing came in meanwhile", len(seen), n)
	}
}
