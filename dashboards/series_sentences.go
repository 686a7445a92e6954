package dashboards

import (
	"cmp"
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// many makes a noun that of many things.
const many = 2

// seriesNamed is the number of rows that a sentence names.
const seriesNamed = 3

// The sentences of each drawing: which of its rows and months stand out.

func (h *heatmap) sentences() []string { return told(h.asked.peakSentence(h.answer)) }

func (m *multiples) sentences() []string { return told(m.asked.peakSentence(m.answer)) }

func (s *stacked) sentences() []string { return told(s.asked.spanSentence(s.answer)) }

func (k *kinds) sentences() []string {
	lang := k.asked.Lang
	var said []string
	for _, m := range k.measures {
		var highest *analytics.SeriesPoint
		for i, p := range k.counts[m] {
			if positive(p.Count) && (highest == nil || *p.Count.Bound() > *highest.Count.Bound()) {
				highest = &k.counts[m][i]
			}
		}
		if highest != nil {
			said = append(said, words.PeakMonth.In(lang, words.MeasureNouns[string(m)].Of(lang, many), within(lang, highest.Month.Label(lang)), highest.Count.Display(lang)))
		}
	}
	if len(said) == 0 {
		return nil
	}
	return told(words.PeaksAre.In(lang, strings.Join(said, "; ")))
}

func (t *treemap) sentences() []string {
	rows := slices.Clone(t.data.Rows)
	rows = slices.DeleteFunc(rows, func(r charts.TopicCount) bool { return r.Topic == nil || !positive(r.Count) })
	slices.SortStableFunc(rows, func(x, y charts.TopicCount) int { return -cmp.Compare(*x.Count.Bound(), *y.Count.Bound()) })
	var said []string
	for _, r := range rows[:min(len(rows), seriesNamed)] {
		said = append(said, topicName(r.Topic, t.asked.Lang)+" ("+r.Count.Display(t.asked.Lang)+")")
	}
	if len(said) == 0 {
		return nil
	}
	return told(words.TilesMost.In(t.asked.Lang, strings.Join(said, "; ")))
}

// told is a list of what is said; nothing of what is empty.
func told(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

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
