package charts

import (
	"unicode/utf8"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Comparison draws the rows of a comparison as groups of lying bars from zero: the current period, then each
// baseline. Lying, because the names of topics are long.
func Comparison(c *analytics.Comparison, look Look) (Chart, error) {
	names := make([]string, len(c.Rows))
	for i, row := range c.Rows {
		names[i] = RowName(row.Key, c.By, look.Lang)
	}
	label := look.label(13)
	label.Formatter, label.Width, label.Overflow = "@fmt:name", 250, "break"
	bar := charts.NewBar()
	look.common(&bar.RectChart)
	bar.XYReversal()
	bar.SetXAxis(names)
	bar.XAxisList[0] = opts.XAxis{Type: "value", Min: 0, Show: opts.Bool(false)}
	bar.YAxisList[0] = opts.YAxis{Type: "category", Inverse: opts.Bool(true), AxisLabel: label,
		AxisLine: &opts.AxisLine{Show: opts.Bool(true), LineStyle: look.line()}}
	drawn := 0
	for n, period := range append([]analytics.Period{c.Current}, c.Baselines...) {
		data, found := look.groupBars(c, n, period)
		if !found && n > 0 { // an empty place in every group would only look like zeros
			continue
		}
		drawn++
		bar.MultiSeries = append(bar.MultiSeries, charts.SingleSeries{
			Name: period.Label(look.Lang), Type: "bar", Color: look.Theme.series(n), BarGap: "12%", BarCategoryGap: "30%", BarMaxWidth: "18",
			Data: data,
		})
	}
	bar.Validate()
	series := make([]object, drawn)
	for n := range series {
		color := look.Theme.Ink2
		if n == 0 {
			color = look.Theme.Ink
		}
		series[n] = object{"label": object{"show": true, "position": "right", "formatter": "@fmt:text", "color": color, "fontSize": 12, "distance": 6}}
	}
	slot := max(60, 16*drawn+18) // four lines of a name
	room := look.labelRoom(c)
	wide := object{"legend": object{"orient": "horizontal", "itemGap": 18}, "grid": grid(legendRow+8, max(56, room)), "series": series,
		"yAxis": axisLabel(object{"interval": 0, "formatter": "@fmt:name", "width": 250, "fontSize": 13, "lineHeight": 18})}
	option, err := look.finish(&bar.BaseConfiguration, object{}, layouts{wide: wide, medium: wide,
		narrow: object{"legend": object{"orient": "vertical", "itemGap": 8}, "grid": grid(drawn*legendRow+8, max(42, room)), "series": series,
			"yAxis": axisLabel(object{"interval": 0, "formatter": "@fmt:short", "width": 116, "fontSize": 12, "lineHeight": 15})}})
	return Chart{Option: option, heights: allOf(drawn*legendRow + 12 + slot*len(c.Rows))}, err
}

// labelRoom is the pixels that the longest value beside a bar needs.
func (l Look) labelRoom(c *analytics.Comparison) (room int) {
	const letter, distance = 7, 6
	for _, r := range c.Rows {
		for n := range 1 + len(r.Changes) {
			count := r.Count
			if n > 0 {
				count = r.Changes[n-1].Count
			}
			if count.Bound() != nil {
				room = max(room, distance+letter*utf8.RuneCountInString(shortCount(l.Lang, count)))
			}
		}
	}
	return room
}

func axisLabel(o object) []object {
	return []object{{"axisLabel": o, "axisTick": object{"show": false}}}
}

// groupBars gives the bars of one period, and whether it has any counts.
func (l Look) groupBars(c *analytics.Comparison, n int, period analytics.Period) (data []datum, found bool) {
	data = make([]datum, len(c.Rows))
	for i, row := range c.Rows {
		count := row.Count
		if n > 0 {
			count = row.Changes[n-1].Count
		}
		d := datum{Title: RowName(row.Key, c.By, l.Lang), Tip: tip(l.Lang, period.Label(l.Lang), count)}
		data[i] = l.drawn(d, count, l.Theme.series(n))
		found = found || data[i].Value != nil
	}
	return data, found
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
	}
	if entry == nil {
		return words.UnknownRow.In(lang)
	}
	return entry.Name(lang)
}
