package dashboards

import (
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// Sentences name the largest rows and months, each row once, and never the unknown one.
func TestSeriesSentences(t *testing.T) {
	from := analytics.NewMonth(2020, 4)
	row := func(name string, share float64, counts ...int64) analytics.TrendRow {
		r := analytics.TrendRow{Share: &share}
		if name != "" {
			r.Topic = &analytics.Entry{Code: name, NameVi: name}
		}
		var sum int64
		for i, n := range counts {
			r.Series, sum = append(r.Series, analytics.SeriesPoint{Month: from.Add(i), Count: exactly(n)}), sum+n
		}
		r.Count = exactly(sum)
		return r
	}
	tt := &analytics.TopicTrends{By: analytics.ByTopic, Period: span(from, from.Add(1), 61, 61), Rows: []analytics.TrendRow{
		row("A", 0.1, 5, 7), row("", 0.5, 9000, 9000), row("B", 0.25, 1234, 1100), row("C", 0.2, 0, 900), row("D", 0, 0, 0), row("E", 0.15, 500, 600)}}
	for lang, want := range map[words.Lang][2]string{
		words.Vi: {"Nhiều nhất trong một tháng: B, tháng 4/2020 (1.234); C, tháng 5/2020 (900); E, tháng 5/2020 (600).",
			"Từ tháng 4/2020 đến tháng 5/2020, nhiều nhất: B (2.334, chiếm 25,0%); E (1.100, chiếm 15,0%); C (900, chiếm 20,0%)."},
		words.En: {"Most in one month: B, Apr 2020 (1,234); C, May 2020 (900); E, May 2020 (600).",
			"Apr 2020 to May 2020, most: B (2,334, 25.0%); E (1,100, 15.0%); C (900, 20.0%)."},
	} {
		a := &asked{Params: Params{Lang: lang}}
		if got := plainly(a.peakSentence(tt)); got != want[0] {
			t.Errorf("\n got %s\nwant %s", got, want[0])
		}
		if got := plainly(a.spanSentence(tt)); got != want[1] {
			t.Errorf("\n got %s\nwant %s", got, want[1])
		}
		if got := a.peakSentence(&analytics.TopicTrends{By: analytics.ByTopic}) + a.spanSentence(&analytics.TopicTrends{By: analytics.ByTopic}); got != "" {
			t.Errorf("of nothing it says %q", got)
		}
	}
}
