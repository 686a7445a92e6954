package dashboards

import (
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

func TestLeadSentence(t *testing.T) {
	missing := analytics.Count{Status: analytics.NotReported}
	april := span(analytics.NewMonth(2020, 4), analytics.NewMonth(2020, 5), 61, 61)
	for _, tt := range []struct {
		period analytics.Period
		counts [5]analytics.Count // in the order of the measures
		vi, en string
	}{
		{april, [5]analytics.Count{exactly(46), exactly(6226), exactly(15), exactly(12), exactly(25)},
			"Tháng 4–5/2020: 46 báo cáo bằng văn bản, 6.226 tin nhắn và 15 báo cáo tổng hợp về 25 vấn đề, trong đó 12 báo cáo chuyên đề.",
			"Apr–May 2020: 46 written reports, 6,226 messages and 15 syntheses covering 25 issues, 12 thematic syntheses among them."},
		{april, [5]analytics.Count{exactly(0), exactly(1), exactly(0), exactly(0), exactly(0)},
			"Tháng 4–5/2020: không có báo cáo bằng văn bản nào, 1 tin nhắn và không có báo cáo tổng hợp nào.",
			"Apr–May 2020: no written reports, 1 message and no syntheses."},
		{april, [5]analytics.Count{missing, {Lower: number(int64(3000)), Status: analytics.AtLeast}, exactly(1), missing, missing},
			"Tháng 4–5/2020: từ 3.000 tin nhắn trở lên và 1 báo cáo tổng hợp.",
			"Apr–May 2020: 3,000 or more messages and 1 synthesis."},
		{span(analytics.NewMonth(2020, 5), analytics.NewMonth(2020, 5), 31, 12), [5]analytics.Count{exactly(4), missing, missing, missing, missing},
			"Tháng 5/2020 (mới có số liệu 12/31 ngày): 4 báo cáo bằng văn bản.", "May 2020 (data of 12 of 31 days so far): 4 written reports."},
		{april, [5]analytics.Count{missing, missing, missing, missing, missing}, "Tháng 4–5/2020: chưa có số liệu.", "Apr–May 2020: nothing is reported."},
	} {
		k := &analytics.KeyFigures{Current: tt.period}
		for i, m := range analytics.Measures() {
			k.Figures = append(k.Figures, analytics.KeyFigure{Measure: m, Count: tt.counts[i]})
		}
		for lang, want := range map[words.Lang]string{words.Vi: tt.vi, words.En: tt.en} {
			if got := plainly(leadSentence(lang, k)); got != want {
				t.Errorf("\n got %s\nwant %s", got, want)
			}
		}
	}
}

// Months are set against their own history: those of the period by name, the others where they stand out, the latest of
// many.
func TestExpectationSentences(t *testing.T) {
	point := func(month, n int, lower, upper float64, a stats.Aberration) analytics.SeriesPoint {
		p := analytics.SeriesPoint{Month: analytics.NewMonth(2020, 1).Add(month), Count: exactly(int64(n)), Aberration: &a}
		if a != stats.NothingKnown {
			p.Expected = &stats.Expected{Lower: lower, Upper: upper}
		}
		return p
	}
	high := func(months ...int) (points []analytics.SeriesPoint) {
		for _, m := range months {
			points = append(points, point(m, 1465, 0, 1200, stats.Above))
		}
		return points
	}
	for _, tt := range []struct {
		points []analytics.SeriesPoint
		vi, en []string
	}{
		{[]analytics.SeriesPoint{point(2, 5, 3, 9, stats.Within), point(3, 1465, 3, 1200, stats.Above), point(4, 1, 3, 9, stats.Below)},
			[]string{"So với mức dự kiến từ các năm trước: tháng 4/2020 cao hơn (1.465, dự kiến 3–1.200) và tháng 5/2020 thấp hơn (1, dự kiến 3–9)."},
			[]string{"Against what earlier years let expect: Apr 2020 above (1,465, expected 3–1,200) and May 2020 below (1, expected 3–9)."}},
		{[]analytics.SeriesPoint{point(2, 1, 3, 9, stats.Below), point(3, 5, 3, 9, stats.Within), point(4, 5, 3, 9, stats.Within)},
			[]string{"Cả 2 tháng trong kỳ đều ở trong mức dự kiến từ các năm trước.", "Ngoài kỳ này, trong 1 tháng có một tháng nằm ngoài mức dự kiến: tháng 3/2020 thấp hơn (1, dự kiến 3–9)."},
			[]string{"All 2 months of the period are as earlier years let expect.", "Beside the period, of 1 months one is not as expected: Mar 2020 below (1, expected 3–9)."}},
		{append(high(-5, -4, -3, -2, -1), point(3, 5, 3, 9, stats.Within)),
			[]string{"Tháng này ở trong mức dự kiến từ các năm trước.", "Ngoài kỳ này, trong 5 tháng có 5 tháng nằm ngoài mức dự kiến, gần nhất là tháng 9/2019 cao hơn (1.465, dự kiến 0–1.200), tháng 10/2019 cao hơn (1.465, dự kiến 0–1.200), tháng 11/2019 cao hơn (1.465, dự kiến 0–1.200) và tháng 12/2019 cao hơn (1.465, dự kiến 0–1.200)."},
			[]string{"The month is as earlier years let expect.", "Beside the period, of 5 months 5 months are not as expected, the latest: Sep 2019 above (1,465, expected 0–1,200), Oct 2019 above (1,465, expected 0–1,200), Nov 2019 above (1,465, expected 0–1,200) and Dec 2019 above (1,465, expected 0–1,200)."}},
		{[]analytics.SeriesPoint{point(3, 5, 0, 0, stats.NothingKnown), {Month: analytics.NewMonth(2020, 5), Count: exactly(3)}}, nil, nil},
	} {
		for lang, want := range map[words.Lang][]string{words.Vi: tt.vi, words.En: tt.en} {
			m := &months{&asked{Params: Params{Lang: lang}}, charts.MonthsData{Points: tt.points, Current: analytics.Range{From: analytics.NewMonth(2020, 4), To: analytics.NewMonth(2020, 5)}}}
			got := m.expectationSentences()
			if len(got) != len(want) {
				t.Errorf("%q, want %q", got, want)
				continue
			}
			for i := range want {
				if plainly(got[i]) != want[i] {
					t.Errorf("\n got %s\nwant %s", plainly(got[i]), want[i])
				}
			}
		}
	}
}
