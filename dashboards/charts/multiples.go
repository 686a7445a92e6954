package charts

import (
	"giaoban/analytics"
	"giaoban/analytics/words"

	"github.com/go-echarts/go-echarts/v2/charts"
)

// MultiplesData are the months of many rows, such as all units, and what each counts in the current period.
type MultiplesData struct {
	Rows      []Multiple
	By        analytics.Dimension
	Current   analytics.Range
	Baselines []analytics.Range
}

// Multiple is one small chart.
type Multiple struct {
	Key    analytics.Key
	Count  analytics.Count // of the current period
	Series []analytics.SeriesPoint
}

// mark of a month, as in MonthsData.
func (d MultiplesData) mark(m analytics.Month) int {
	return MonthsData{Current: d.Current, Baselines: d.Baselines}.Mark(m)
}

// Multiples draws the months of each row as small bars from zero, all on one scale, under the row's name and its count in
// the current period. They are one series of one chart, not a hundred charts: axes of their own would take most of the room
// and of the time to draw.
func Multiples(d MultiplesData, look Look) (Chart, error) {
	bar := charts.NewBar()
	look.common(&bar.RectChart)
	bar.Trigger = "item"
	bar.Validate()
	option, err := look.option(&bar.BaseConfiguration)
	if err != nil {
		return Chart{}, err
	}
	colors := []string{look.Theme.Other}
	for n := range 1 + len(d.Baselines) {
		colors = append(colors, look.Theme.series(n))
	}
	var highest int64
	var rows, data []object
	for _, r := range d.Rows {
		bars, states, plain := make([]*int64, len(r.Series)), make([]string, len(r.Series)), true
		for i, p := range r.Series {
			bars[i], states[i] = p.Count.Bound(), string(p.Count.Status)
			plain = plain && p.Count.Status == analytics.Exact
			if bars[i] != nil {
				highest = max(highest, *bars[i])
			}
		}
		name, total := RowName(r.Key, d.By, look.Lang), ""
		if r.Count.Bound() != nil {
			total = shortCount(look.Lang, r.Count)
		}
		row := object{"name": name, "total": total, "bars": bars}
		if r.Count.Status == analytics.Suppressed {
			row["locked"] = true
		}
		if !plain {
			row["states"] = states
		}
		rows = append(rows, row)
		data = append(data, object{"value": []int{0, 0}, "title": name, "tip": look.multipleTip(r, d.Current)})
	}
	legend, marks := d.legend(look)
	option["series"] = []any{}
	addSeries(option, object{"type": "custom", "renderItem": "@draw:multiples", "name": "", "data": data, "clip": false,
		"itemPayload": object{"rows": rows, "marks": marks, "colors": colors, "scale": max(1, highest), "card": look.Theme.Card, "ink": look.Theme.Ink,
			"quiet": look.Theme.Ink2, "pale": look.Theme.Heat[0]}})
	var caption string
	if len(d.Rows) > 0 && len(d.Rows[0].Series) > 0 {
		points := d.Rows[0].Series
		caption = words.ChartScale.In(look.Lang, ShortMonth(points[0].Month, look.Lang), ShortMonth(points[len(points)-1].Month, look.Lang), words.Number(look.Lang, highest))
	}
	addSeries(option, object{"type": "custom", "renderItem": "@draw:caption", "name": "", "data": []object{{"value": []int{0, 0}}}, "silent": true, "clip": false,
		"tooltip": object{"show": false}, "itemPayload": object{"text": caption, "color": look.Theme.Ink2}})
	for _, entry := range legend { // bars of no data, for their colours
		addSeries(option, object{"type": "bar", "name": entryName(entry), "data": []any{}})
	}
	merge(option, object{"legend": object{"itemGap": legendGap, "data": legend},
		"xAxis": []object{{"type": "value", "min": 0, "show": false}}, "yAxis": []object{{"type": "value", "min": 0, "inverse": true, "show": false}}})
	const cell = 112 // pixels
	var height heights
	layout := func(width, columns, captionRows, size int, out *int) object {
		lines := (len(d.Rows) + columns - 1) / columns
		above := captionRows * 18
		top := legendHeight(legend, width) + above + 14
		*out = top + max(1, lines)*cell
		return object{"legend": legendAt(), "grid": object{"left": 4, "right": 0, "top": top, "height": max(1, lines) * cell, "outerBoundsMode": "none"},
			"xAxis": []object{{"max": columns}}, "yAxis": []object{{"max": max(1, lines)}},
			"series": []object{{"itemPayload": object{"size": size}}, {"itemPayload": object{"size": 12, "above": above + 10}}}}
	}
	look.layOut(option, layouts{narrow: layout(phone, 2, 3, 12, &height.narrow), medium: layout(narrow+1, 3, 2, 13, &height.medium),
		wide: layout(medium+1, 4, 1, 13, &height.wide), hall: layout(hall, 5, 1, 12, &height.hall)})
	return Chart{Option: option, heights: height}, nil
}

// legend names the periods and the other months, and tells which color each month has: 0 for the others.
func (d MultiplesData) legend(look Look) (legend []any, marks []int) {
	seen := map[int]bool{}
	if len(d.Rows) > 0 {
		for _, p := range d.Rows[0].Series {
			mark := d.mark(p.Month)
			seen[mark], marks = true, append(marks, mark+1)
		}
	}
	months := MonthsData{Current: d.Current, Baselines: d.Baselines}
	for n := range 2 + len(d.Baselines) {
		mark := n
		if n == 1+len(d.Baselines) {
			mark = -1 // the others last
		}
		if seen[mark] {
			name, color := months.name(mark, look)
			legend = append(legend, object{"name": name, "itemStyle": object{"color": color}})
		}
	}
	return legend, marks
}

// multipleTip says what a row counts in the period and in its last and highest months.
func (l Look) multipleTip(r Multiple, current analytics.Range) string {
	text := tip(l.Lang, current.Label(l.Lang), r.Count)
	if len(r.Series) == 0 {
		return text
	}
	last, highest := r.Series[len(r.Series)-1], r.Series[0]
	for _, p := range r.Series {
		if bound := p.Count.Bound(); bound != nil && (highest.Count.Bound() == nil || *bound > *highest.Count.Bound()) {
			highest = p
		}
	}
	text += "\n" + tip(l.Lang, last.Month.Label(l.Lang), last.Count)
	if highest.Count.Bound() != nil && highest.Month != last.Month {
		text += "\n" + words.ChartHighest.In(l.Lang) + ": " + tip(l.Lang, highest.Month.Label(l.Lang), highest.Count)
	}
	return text
}
