package dashboards

import (
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
)

// plainly writes a text without the marks that keep it on one line.
func plainly(text string) string {
	return strings.NewReplacer("\u00a0", " ", "\u2060", "").Replace(text)
}

// span makes a period of which all days are counted, or only some.
func span(from, to analytics.Month, days, counted int) analytics.Period {
	return analytics.Period{Range: analytics.Range{From: from, To: to}, Days: days, DaysCounted: counted}
}

func exactly(n int64) analytics.Count { return analytics.Count{Value: &n, Status: analytics.Exact} }

func judged(v stats.Verdict) analytics.Test { return analytics.Test{Verdict: &v} }

// Every sentence about a figure, word by word in both languages.
func TestFigureSentence(t *testing.T) {
	month := analytics.NewMonth
	now := span(month(2020, 4), month(2020, 5), 61, 61)
	before, lastYear := span(month(2020, 2), month(2020, 3), 60, 60), span(month(2019, 4), month(2019, 5), 61, 61)
	missing := analytics.Count{Status: analytics.NotReported}
	hidden := analytics.Count{Status: analytics.Suppressed}
	atLeast := analytics.Count{Lower: number(int64(1000)), Status: analytics.AtLeast}
	about := func(n int64) analytics.Count { return analytics.Count{Value: &n, Status: analytics.Approximate} }
	part := func(n int64) analytics.Count { return analytics.Count{Value: &n, Status: analytics.Partial} }
	change := func(b analytics.Period, then analytics.Count, delta int64, v stats.Verdict) analytics.Change {
		return analytics.Change{Baseline: b, Count: then, Delta: &delta, Test: judged(v)}
	}
	written, messages, syntheses, issues := analytics.WrittenReports, analytics.Messages, analytics.Syntheses, analytics.Issues
	for _, tt := range []struct {
		name    string
		measure analytics.Measure
		period  analytics.Period
		now     analytics.Count
		changes []analytics.Change
		vi, en  string
	}{
		{"inconclusive, both ways", written, now, exactly(46),
			[]analytics.Change{change(before, exactly(43), 3, stats.Inconclusive), change(lastYear, exactly(51), -5, stats.Inconclusive)},
			"Tháng 4–5/2020: 46 báo cáo bằng văn bản, tăng 3 so với tháng 2–3/2020 (43) – chưa đủ căn cứ kết luận là có thay đổi; giảm 5 so với tháng 4–5/2019 (51) – chưa đủ căn cứ kết luận là có thay đổi.",
			"Apr–May 2020: 46 written reports, up 3 from Feb–Mar 2020 (43) – not enough to conclude that anything has changed; down 5 from Apr–May 2019 (51) – not enough to conclude that anything has changed."},
		{"a clear rise, and new", messages, now, exactly(2368),
			[]analytics.Change{change(before, exactly(1502), 866, stats.Rising), change(lastYear, exactly(0), 2368, stats.New)},
			"Tháng 4–5/2020: 2.368 tin nhắn, tăng 866 so với tháng 2–3/2020 (1.502) – tăng rõ rệt; tăng 2.368 so với tháng 4–5/2019 (0) – mới xuất hiện.",
			"Apr–May 2020: 2,368 messages, up 866 from Feb–Mar 2020 (1,502) – a clear rise; up 2,368 from Apr–May 2019 (0) – newly appeared."},
		{"a clear fall, and stable", messages, now, exactly(1),
			[]analytics.Change{change(before, exactly(1324), -1323, stats.Falling), change(lastYear, exactly(2), -1, stats.Stable)},
			"Tháng 4–5/2020: 1 tin nhắn, giảm 1.323 so với tháng 2–3/2020 (1.324) – giảm rõ rệt; giảm 1 so với tháng 4–5/2019 (2) – cơ bản ổn định.",
			"Apr–May 2020: 1 message, down 1,323 from Feb–Mar 2020 (1,324) – a clear fall; down 1 from Apr–May 2019 (2) – essentially stable."},
		{"equal", syntheses, now, exactly(15),
			[]analytics.Change{change(before, exactly(15), 0, stats.Inconclusive), change(lastYear, exactly(15), 0, stats.Stable)},
			"Tháng 4–5/2020: 15 báo cáo tổng hợp, bằng tháng 2–3/2020 (15) – chưa đủ căn cứ kết luận là ổn định; bằng tháng 4–5/2019 (15) – cơ bản ổn định.",
			"Apr–May 2020: 15 syntheses, the same as Feb–Mar 2020 (15) – not enough to conclude that it is stable; the same as Apr–May 2019 (15) – essentially stable."},
		{"none now, some then, none either", messages, now, exactly(0),
			[]analytics.Change{change(before, exactly(9), -9, stats.Falling), change(lastYear, exactly(0), 0, stats.Inconclusive)},
			"Tháng 4–5/2020: không có tin nhắn nào, giảm 9 so với tháng 2–3/2020 (9) – giảm rõ rệt; tháng 4–5/2019 cũng không có.",
			"Apr–May 2020: no messages, down 9 from Feb–Mar 2020 (9) – a clear fall; nor any in Apr–May 2019."},
		{"issues are never judged", issues, now, exactly(25),
			[]analytics.Change{{Baseline: before, Count: exactly(15), Delta: number(int64(10))}, {Baseline: lastYear, Count: exactly(25), Delta: number(int64(0))}},
			"Tháng 4–5/2020: 25 vấn đề, tăng 10 so với tháng 2–3/2020 (15); bằng tháng 4–5/2019 (25).",
			"Apr–May 2020: 25 issues, up 10 from Feb–Mar 2020 (15); the same as Apr–May 2019 (25)."},
		{"one issue", issues, now, exactly(1), nil, "Tháng 4–5/2020: 1 vấn đề.", "Apr–May 2020: 1 issue."},
		{"nothing to compare with", analytics.ThematicSyntheses, now, exactly(12),
			[]analytics.Change{{Baseline: before, Count: missing, Test: judged(stats.InsufficientHistory)}},
			"Tháng 4–5/2020: 12 báo cáo chuyên đề, chưa có số liệu của tháng 2–3/2020 để so sánh.",
			"Apr–May 2020: 12 thematic syntheses, Feb–Mar 2020 is not reported."},
		{"not reported now", messages, now, missing,
			[]analytics.Change{{Baseline: before, Count: exactly(43), Test: judged(stats.InsufficientHistory)}},
			"Tháng 4–5/2020: chưa có số liệu về tin nhắn, tháng 2–3/2020: 43.",
			"Apr–May 2020: messages not reported, Feb–Mar 2020: 43."},
		{"not begun", messages, span(month(2020, 6), month(2020, 6), 30, 0), missing,
			[]analytics.Change{{Baseline: span(month(2020, 5), month(2020, 5), 31, 31), Count: exactly(43)}},
			"Tháng 6/2020: chưa có số liệu về tin nhắn.", "Jun 2020: messages not reported."},
		{"a month that is not over", messages, span(month(2020, 5), month(2020, 5), 31, 12), part(40),
			[]analytics.Change{change(span(month(2020, 4), month(2020, 4), 30, 12), exactly(35), 5, stats.Inconclusive)},
			"Tháng 5/2020 (mới có số liệu 12/31 ngày): 40 tin nhắn, tăng 5 so với tháng 4/2020 (35, 12/30 ngày) – chưa đủ căn cứ kết luận là có thay đổi.",
			"May 2020 (data of 12 of 31 days so far): 40 messages, up 5 from Apr 2020 (35, 12 of 30 days) – not enough to conclude that anything has changed."},
		{"at least, now and then", messages, now, atLeast,
			[]analytics.Change{{Baseline: before, Count: exactly(900), Test: judged(stats.Inconclusive)}, {Baseline: lastYear, Count: atLeast}},
			"Tháng 4–5/2020: từ 1.000 tin nhắn trở lên, tháng 2–3/2020: 900 – chưa đủ căn cứ kết luận là có thay đổi; tháng 4–5/2019: từ 1.000 trở lên.",
			"Apr–May 2020: 1,000 or more messages, Feb–Mar 2020: 900 – not enough to conclude that anything has changed; Apr–May 2019: 1,000 or more."},
		{"about", messages, now, about(1900),
			[]analytics.Change{change(before, exactly(2327), -427, stats.Inconclusive), {Baseline: lastYear, Count: about(1800), Delta: number(int64(100))}},
			"Tháng 4–5/2020: khoảng 1.900 tin nhắn, giảm khoảng 427 so với tháng 2–3/2020 (2.327) – chưa đủ căn cứ kết luận là có thay đổi; tăng khoảng 100 so với tháng 4–5/2019 (khoảng 1.800).",
			"Apr–May 2020: about 1,900 messages, down about 427 from Feb–Mar 2020 (2,327) – not enough to conclude that anything has changed; up about 100 from Apr–May 2019 (about 1,800)."},
		{"hidden", written, now, hidden, []analytics.Change{{Baseline: before, Count: hidden}},
			"Tháng 4–5/2020: số báo cáo bằng văn bản được ẩn, số của tháng 2–3/2020 được ẩn.",
			"Apr–May 2020: the number of written reports is hidden, the number of Feb–Mar 2020 is hidden."},
		{"baselines of another length", messages, now, exactly(300), []analytics.Change{
			{Baseline: span(month(2020, 3), month(2020, 3), 31, 31), Count: exactly(100), Ratio: number(1.5246), Test: judged(stats.Rising)},
			{Baseline: span(month(2019, 1), month(2019, 6), 181, 181), Count: exactly(1200), Ratio: number(0.7418), Test: judged(stats.Falling)},
			{Baseline: span(month(2018, 1), month(2018, 1), 31, 31), Count: exactly(12), Ratio: number(12.7), Test: judged(stats.Rising)},
			{Baseline: span(month(2017, 1), month(2017, 1), 31, 31), Count: exactly(152), Ratio: number(1.0002), Test: judged(stats.Stable)},
			{Baseline: span(month(2016, 1), month(2016, 1), 31, 31), Count: exactly(0), Test: judged(stats.New)},
		},
			"Tháng 4–5/2020: 300 tin nhắn, bình quân mỗi ngày tăng 52,5% so với tháng 3/2020 (100) – tăng rõ rệt; bình quân mỗi ngày giảm 25,8% so với tháng 1–6/2019 (1.200) – giảm rõ rệt; bình quân mỗi ngày gấp 12,7 lần tháng 1/2018 (12) – tăng rõ rệt; bình quân mỗi ngày bằng tháng 1/2017 (152) – cơ bản ổn định; tháng 1/2016: 0 – mới xuất hiện.",
			"Apr–May 2020: 300 messages, 52.5% more a day than in Mar 2020 (100) – a clear rise; 25.8% fewer a day than in Jan–Jun 2019 (1,200) – a clear fall; 12.7 times as many a day as in Jan 2018 (12) – a clear rise; as many a day as in Jan 2017 (152) – essentially stable; Jan 2016: 0 – newly appeared."},
		{"periods that share months", messages, now, exactly(60), []analytics.Change{
			{Baseline: span(month(2020, 3), month(2020, 4), 61, 61), Count: exactly(50), Delta: number(int64(10)), Test: judged(stats.Inconclusive), Caveats: []analytics.Caveat{analytics.Overlap}}},
			"Tháng 4–5/2020: 60 tin nhắn, tăng 10 so với tháng 3–4/2020 (50) – hai kỳ có tháng chung nên không kiểm định.",
			"Apr–May 2020: 60 messages, up 10 from Mar–Apr 2020 (50) – the periods share months, so nothing is tested."},
	} {
		for lang, want := range map[words.Lang]string{words.Vi: tt.vi, words.En: tt.en} {
			if got := plainly(sayer{lang, tt.measure}.figure(tt.period, tt.now, tt.changes)); got != want {
				t.Errorf("%s:\n got %s\nwant %s", tt.name, got, want)
			}
		}
	}
}

func TestVerdictSentence(t *testing.T) {
	for _, tt := range []struct {
		counts map[stats.Verdict]int
		vi, en string
	}{
		{map[stats.Verdict]int{stats.Rising: 4, stats.Falling: 2, stats.Stable: 1, stats.Inconclusive: 9},
			"So với tháng 2–3/2020: 4 lĩnh vực tăng rõ rệt và 2 lĩnh vực giảm rõ rệt, trong 16 lĩnh vực; còn lại 1 ổn định, 9 chưa đủ căn cứ kết luận.",
			"Against Feb–Mar 2020: 4 topics clearly up and 2 topics clearly down, of 16 topics; the rest: 1 stable, 9 inconclusive."},
		{map[stats.Verdict]int{stats.New: 1, stats.Rising: 1, stats.Falling: 1},
			"So với tháng 2–3/2020: 1 lĩnh vực mới xuất hiện, 1 lĩnh vực tăng rõ rệt và 1 lĩnh vực giảm rõ rệt, trong 3 lĩnh vực.",
			"Against Feb–Mar 2020: 1 new topic, 1 topic clearly up and 1 topic clearly down, of 3 topics."},
		{map[stats.Verdict]int{stats.Inconclusive: 1200, stats.InsufficientHistory: 1},
			"So với tháng 2–3/2020: không lĩnh vực nào thay đổi rõ rệt; trong 1.201 lĩnh vực: 1.200 chưa đủ căn cứ kết luận, 1 chưa có số liệu để so sánh.",
			"Against Feb–Mar 2020: no topic changed clearly; of 1,201 topics: 1,200 inconclusive, 1 without data to compare."},
		{map[stats.Verdict]int{stats.InsufficientHistory: 15}, "So với tháng 2–3/2020: chưa có số liệu để so sánh.", "Against Feb–Mar 2020: no data to compare."},
		{nil, "", ""},
	} {
		for lang, want := range map[words.Lang]string{words.Vi: tt.vi, words.En: tt.en} {
			name := within(lang, analytics.Range{From: analytics.NewMonth(2020, 2), To: analytics.NewMonth(2020, 3)}.Label(lang))
			if got := plainly(verdictSentence(lang, words.NounTopic, name, tt.counts)); got != want {
				t.Errorf("\n got %s\nwant %s", got, want)
			}
		}
	}
}
