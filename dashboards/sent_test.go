package dashboards

import (
	"slices"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// Units with gaps are named with the months that they lack; a month that is not over, or in which a unit is not valid, is
// no gap.
func TestSentSentences(t *testing.T) {
	april, may, june := analytics.NewMonth(2020, 4), analytics.NewMonth(2020, 5), analytics.NewMonth(2020, 6)
	unit := func(name string, sent ...int) analytics.UnitCoverage { // -1: not expected
		u := analytics.UnitCoverage{Unit: &analytics.Entry{Code: name, NameVi: name}}
		for i, n := range sent {
			u.Months = append(u.Months, analytics.UnitMonth{Month: april.Add(i), Count: exactly(int64(max(n, 0))), Expected: n >= 0, Missing: n == 0})
		}
		return u
	}
	coverage := func(units ...analytics.UnitCoverage) *analytics.Coverage {
		return &analytics.Coverage{Period: span(april, june, 91, 70), Units: append(units, analytics.UnitCoverage{Months: []analytics.UnitMonth{{Month: april, Count: exactly(3)}}}),
			Months: []analytics.MonthCoverage{{Month: april, Status: analytics.Exact}, {Month: may, Status: analytics.Exact}, {Month: june, Status: analytics.Partial}}}
	}
	for _, tt := range []struct {
		coverage *analytics.Coverage
		vi, en   []string
	}{
		{coverage(unit("A", 1, 2, 0), unit("B", 0, 1, 1), unit("C", 0, 0, 0), unit("D", -1, 3, 1), unit("E", -1, -1, 1)),
			[]string{"Tháng 4–6/2020: 2/4 đơn vị gửi báo cáo bằng văn bản đủ các tháng; còn thiếu: B (1 tháng) và C (2 tháng)."},
			[]string{"Apr–Jun 2020: 2 of 4 units sent written reports in every month; missing: B (1 month) and C (2 months)."}},
		{coverage(unit("A", 1, 2, 0), unit("B", 4, 1, 1)),
			[]string{"Tháng 4–6/2020: cả 2 đơn vị đều gửi báo cáo bằng văn bản đủ các tháng."}, []string{"Apr–Jun 2020: all 2 units sent written reports in every month."}},
		{coverage(), nil, nil},
	} {
		for lang, want := range map[words.Lang][]string{words.Vi: tt.vi, words.En: tt.en} {
			got := sentSentences(lang, tt.coverage)
			for i := range got {
				got[i] = plainly(got[i])
			}
			if !slices.Equal(got, want) {
				t.Errorf("\n got %q\nwant %q", got, want)
			}
		}
	}
}

func TestPlace(t *testing.T) {
	c := &comparison{asked: &asked{Params: Params{Lang: words.Vi}}}
	for _, tt := range []struct {
		rank, then *int
		count      int64 // in the baseline
		want       place
	}{
		{number(5), number(9), 3, place{"5", "↑4", "lên 4 bậc"}},
		{number(5), number(4), 3, place{"5", "↓1", "xuống 1 bậc"}},
		{number(5), number(6), 3, place{"5", "↑1", "lên 1 bậc"}},
		{number(5), number(5), 3, place{"5", "", ""}},
		{number(5), number(17), 0, place{"5", "", ""}}, // there was nothing to have a place
		{number(5), nil, 3, place{"5", "", ""}},
		{nil, number(2), 3, place{"–", "", ""}},
	} {
		r := analytics.ComparisonRow{Rank: tt.rank, Changes: []analytics.Change{{RankThen: tt.then, Count: exactly(tt.count)}}}
		if got := c.place(r); *got != tt.want {
			t.Errorf("%+v, want %+v", *got, tt.want)
		}
	}
}
