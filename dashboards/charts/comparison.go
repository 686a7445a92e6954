package charts

import (
	"math"
	"strconv"
	"unicode/utf8"

	"giaoban/analytics"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Comparison draws the rows of a comparison as groups of lying bars from zero: the current period, then each
// baseline. Lying, because the names of topics are long. Beside the current period stands whether it differs clearly from the
// first baseline.
func Comparison(c *analytics.Comparison, look Look) (Chart, error) {
	names := make([]string, len(c.Rows))
	for i, row := range c.Rows {
		names[i] = RowName(row.Key, c.By, look.Lang)
	}
	bar := charts.NewBar()
	look.common(&bar.RectChart)
	bar.XYReversal()
	bar.SetXAxis(names)
	bar.XAxisList[0] = opts.XAxis{Type: "value", Min: 0, Show: opts.Bool(false)}
	bar.YAxisList[0] = opts.YAxis{Type: "category", Inverse: opts.Bool(true), AxisLabel: &opts.AxisLabel{Show: opts.Bool(false)},
		AxisLine: &opts.AxisLine{Show: opts.Bool(true), LineStyle: look.line()}}
	var legend []string
	var hidden [][]int // rows with a lock, by series
	for n, period := range append([]analytics.Period{c.Current}, c.Baselines...) {
		data, locked, found := look.groupBars(c, n, period)
		if !found && n > 0 { // an empty place in every group would only look like zeros
			continue
		}
		legend, hidden = append(legend, period.Label(look.Lang)), append(hidden, locked)
		bar.MultiSeries = append(bar.MultiSeries, charts.SingleSeries{
			Name: period.Label(look.Lang), Type: "bar", Color: look.Theme.series(n), BarGap: "12%", BarCategoryGap: "30%", Data: data,
		})
	}
	drawn := len(legend)
	slot := max(60, 16*drawn+18) // four lines of a name
	thick := min(18, 0.7*float64(slot)/(float64(drawn)+0.12*float64(drawn-1)))
	for n := range bar.MultiSeries {
		bar.MultiSeries[n].BarWidth = strconv.FormatFloat(thick, 'f', 1, 64)
	}
	bar.Validate()
	option, err := look.option(&bar.BaseConfiguration)
	if err != nil {
		return Chart{}, err
	}
	look.lockBars(option, hidden, thick)
	at := addNames(option, look, names)
	layout := func(width, nameWidth, size int) object {
		worded := width > narrow
		room := max(42, look.labelRoom(c, worded))
		if width == hall {
			room = room * 6 / 5
		}
		place := grid(legendHeight(entries(legend), width)+8, room)
		place["left"] = nameWidth + nameGap
		return object{"legend": legendAt(), "grid": place, "series": patchAt(at, look.barLabels(drawn, worded), object{"itemPayload": nameLayout(nameWidth, size)})}
	}
	look.layOut(option, layouts{narrow: layout(phone, 106, 12), medium: layout(narrow+1, 220, 13), wide: layout(medium+1, 250, 13), hall: layout(hall, 300, 13)})
	return Chart{Option: option, heights: heights{}.plus(12+slot*len(c.Rows), entries(legend))}, nil
}

// barLabels are the values beside the bars; that of the current period with its verdict, in words where there is room.
func (l Look) barLabels(drawn int, worded bool) []object {
	series := make([]object, drawn)
	for n := range series {
		label := object{"show": true, "position": "right", "formatter": "@fmt:text", "color": l.Theme.Ink2, "fontSize": 12, "distance": 6}
		if n == 0 {
			format := "@fmt:signed"
			if worded {
				format = "@fmt:judged"
			}
			merge(label, object{"color": l.Theme.Ink, "formatter": format, "rich": object{"verdict": object{"color": l.Theme.Accent, "fontWeight": 600, "fontSize": 12}}})
		}
		series[n] = object{"label": label}
	}
	return series
}

// lockBars puts a lock where a bar is hidden.
func (l Look) lockBars(option object, hidden [][]int, thick float64) {
	var data []sign
	for n, rows := range hidden {
		for _, row := range rows {
			down := (float64(n) - float64(len(hidden)-1)/2) * thick * 1.12
			data = append(data, sign{Value: []any{0, row}, Symbol: lockPath, Size: min(lockSize, thick), Offset: []any{10, int(math.Round(down))}})
		}
	}
	if len(data) > 0 {
		addSeries(option, overlay("", l.Theme.Ink2, data))
	}
}

// labelRoom is the pixels that the longest text beside a bar needs.
func (l Look) labelRoom(c *analytics.Comparison, worded bool) (room int) {
	const distance = 6
	for _, r := range c.Rows {
		for n := range 1 + len(r.Changes) {
			count, also := r.Count, 0
			if n > 0 {
				count = r.Changes[n-1].Count
			} else if arrow, word := l.verdict(r); arrow != "" {
				if also = 2; worded {
					also += 1 + utf8.RuneCountInString(word)
				}
			}
			if count.Bound() != nil {
				room = max(room, distance+letter*(also+utf8.RuneCountInString(shortCount(l.Lang, count))))
			}
		}
	}
	return room
}

// verdict is the sign and the name of a clear change from the first baseline; empty where there is none.
func (l Look) verdict(r analytics.ComparisonRow) (arrow, word string) {
	if len(r.Changes) == 0 || r.Changes[0].Verdict == nil {
		return "", ""
	}
	switch verdict := *r.Changes[0].Verdict; verdict {
	case stats.Rising, stats.New:
		return "↑", words.Verdicts[string(verdict)].In(l.Lang)
	case stats.Falling:
		return "↓", words.Verdicts[string(verdict)].In(l.Lang)
	}
	return "", ""
}

// groupBars gives the bars of one period, the rows that are hidden, and whether there is anything to draw.
func (l Look) groupBars(c *analytics.Comparison, n int, period analytics.Period) (data []datum, locked []int, found bool) {
	data = make([]datum, len(c.Rows))
	for i, row := range c.Rows {
		count := row.Count
		if n > 0 {
			count = row.Changes[n-1].Count
		}
		d := datum{Title: RowName(row.Key, c.By, l.Lang), Tip: tip(l.Lang, period.Label(l.Lang), count)}
		if n == 0 {
			d.Sign, d.Verdict = l.verdict(row)
		}
		if count.Status == analytics.Suppressed {
			locked = append(locked, i)
		}
		data[i] = l.drawn(d, count, l.Theme.series(n))
		found = found || data[i].Value != nil || count.Status == analytics.Suppressed
	}
	return data, locked, found
}

// RowName names a row of a comparison: its topic, unit or channel, "Chưa rõ" where that is unknown.
func RowName(key analytics.Key, by analytics.Dimension, lang words.Lang) string {
	var entry *analytics.Entry
	switch by {
	case analytics.ByTopic:
		entry = key.Topic
	case analytics.ByUnit:
		entry = key.Unit
	case analytics.ByChannel:
		entry = key.Channel
	case analytics.ByKind:
		return words.ReportKinds[string(*key.Kind)].In(lang)
	}
	if entry == nil {
		return words.UnknownRow.In(lang)
	}
	return entry.Name(lang)
}
