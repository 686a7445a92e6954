package dashboards

import (
	"cmp"
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// seriesNamed is the number of rows that a sentence names.
const seriesNamed = 3

// peakSentence says which months stand out: the highest of each row, of the highest rows. "Nhiều nhất trong một tháng: Nông nghiệp –
// nông thôn, tháng 4/2019 (902); …." Empty where nothing was counted.
func (a *asked) peakSentence(t *analytics.TopicTrends) string {
	type peak struct {
		name  string
		month analytics.Month
		count analytics.Count
	}
	var peaks []peak
	for _, r := range t.Rows {
		highest := peak{}
		for _, p := range r.Series {
			if positive(p.Count) && (highest.count.Bound() == nil || *p.Count.Bound() > *highest.count.Bound()) {
				highest = peak{charts.RowName(r.Key, t.By, a.Lang), p.Month, p.Count}
			}
		}
		if highest.count.Bound() != nil && entryOf(t.By, r.Key) != nil {
			peaks = append(peaks, highest)
		}
	}
	slices.SortStableFunc(peaks, func(x, y peak) int { return -cmp.Compare(*x.count.Bound(), *y.count.Bound()) })
	var said []string
	for _, p := range peaks[:min(len(peaks), seriesNamed)] {
		said = append(said, words.PeakMonth.In(a.Lang, p.name, within(a.Lang, p.month.Label(a.Lang)), p.count.Display(a.Lang)))
	}
	if len(said) == 0 {
		return ""
	}
	return words.PeaksAre.In(a.Lang, strings.Join(said, "; "))
}

// spanSentence says which rows are the largest over all months that are shown: "Từ tháng 6/2018 đến tháng 5/2020, nhiều nhất: Zalo
// (12.345, chiếm 40,1%); …." Empty where nothing was counted.
func (a *asked) spanSentence(t *analytics.TopicTrends) string {
	rows := slices.Clone(t.Rows)
	rows = slices.DeleteFunc(rows, func(r analytics.TrendRow) bool { return !positive(r.Count) || entryOf(t.By, r.Key) == nil })
	slices.SortStableFunc(rows, func(x, y analytics.TrendRow) int { return -cmp.Compare(*x.Count.Bound(), *y.Count.Bound()) })
	var said []string
	for _, r := range rows[:min(len(rows), seriesNamed)] {
		count := r.Count.Display(a.Lang)
		if r.Share != nil {
			count = words.MostShare.In(a.Lang, count, share(a.Lang, r.Share))
		}
		said = append(said, charts.RowName(r.Key, t.By, a.Lang)+" ("+count+")")
	}
	if len(said) == 0 {
		return ""
	}
	from, to := within(a.Lang, t.Period.From.Label(a.Lang)), within(a.Lang, t.Period.To.Label(a.Lang))
	return words.SpanMost.In(a.Lang, from, to, strings.Join(said, "; "))
}
