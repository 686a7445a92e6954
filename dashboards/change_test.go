package dashboards

import (
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

func number[T any](x T) *T { return &x }

func TestDescribe(t *testing.T) {
	sixtyOne := analytics.Period{DaysCounted: 61}
	exact := func(n int64) analytics.Count { return analytics.Count{Value: &n, Status: analytics.Exact} }
	missing := analytics.Count{Status: analytics.NotReported}
	tests := []struct {
		name   string
		now    analytics.Count
		change analytics.Change
		want   string // delta | rate | in words
		perDay bool
	}{
		{"same days", exact(46), analytics.Change{Count: exact(43), Baseline: sixtyOne, Delta: number(int64(3)), Ratio: number(46.0 / 43)}, "+3|+7,0%|tăng 3", false},
		{"a day more", exact(612), analytics.Change{Count: exact(604), Baseline: analytics.Period{DaysCounted: 60}, Delta: number(int64(8)), Ratio: number(0.9967)}, "+8|−0,3%|tăng 8", true},
		{"fewer", exact(156), analytics.Change{Count: exact(1479), Baseline: sixtyOne, Delta: number(int64(-1323)), Ratio: number(156.0 / 1479)}, "−1.323|−89,5%|giảm 1.323", false},
		{"unchanged", exact(4), analytics.Change{Count: exact(4), Baseline: sixtyOne, Delta: number(int64(0)), Ratio: number(1.0)}, "không đổi||không đổi", false},
		{"unchanged in a longer period", exact(15), analytics.Change{Count: exact(15), Baseline: analytics.Period{DaysCounted: 60}, Delta: number(int64(0)), Ratio: number(0.9836)}, "không đổi||không đổi", true},
		{"from zero", exact(27), analytics.Change{Count: exact(0), Baseline: sixtyOne, Delta: number(int64(27))}, "+27|từ 0|tăng 27", false},
		{"both zero", exact(0), analytics.Change{Count: exact(0), Baseline: sixtyOne, Delta: number(int64(0))}, "không đổi||không đổi", false},
		{"to zero", exact(0), analytics.Change{Count: exact(9), Baseline: sixtyOne, Delta: number(int64(-9)), Ratio: number(0.0)}, "−9|−100,0%|giảm 9", false},
		{"no data then", exact(27), analytics.Change{Count: missing, Baseline: sixtyOne}, "||", false},
		{"no data now", missing, analytics.Change{Count: exact(3), Baseline: sixtyOne}, "||", false},
		{"lengths differ", exact(30), analytics.Change{Count: exact(10), Baseline: analytics.Period{DaysCounted: 30}, Ratio: number(1.475)}, "|+47,5%|", true},
		{"many times", exact(1000), analytics.Change{Count: exact(8), Baseline: sixtyOne, Delta: number(int64(992)), Ratio: number(125.0)}, "+992|gấp 125,0 lần|tăng 992", false},
	}
	for _, tt := range tests {
		d := describe(words.Vi, sixtyOne, tt.now, tt.change)
		if got := d.Delta + "|" + d.Rate + "|" + d.Moved; got != tt.want || d.Rate != "" && d.PerDay != tt.perDay {
			t.Errorf("%s: %s per day %v, want %s %v", tt.name, got, d.PerDay, tt.want, tt.perDay)
		}
	}
}

func TestWithin(t *testing.T) {
	april := analytics.Range{From: analytics.NewMonth(2020, 4), To: analytics.NewMonth(2020, 4)}
	for lang, want := range map[words.Lang]string{words.Vi: "tháng\u00a04/2020", words.En: "Apr\u00a02020"} {
		if got := within(lang, april.Label(lang)); got != want {
			t.Errorf("in a sentence it is %q, want %q", got, want)
		}
	}
}

func TestJoined(t *testing.T) {
	for want, names := range map[string][]string{"": nil, "a": {"a"}, "a và b": {"a", "b"}, "a, b và c": {"a", "b", "c"}} {
		if got := joined(words.Vi, names); got != want {
			t.Errorf("joined(%q) = %q, want %q", names, got, want)
		}
	}
}
