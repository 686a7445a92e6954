package charts

import (
	"math"
	"slices"
	"unicode/utf8"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// HeatData are topics by month, in the order in which they are to stand, and the periods that stand out.
type HeatData struct {
	Answer    *analytics.TopicTrends
	Current   analytics.Range
	Baselines []analytics.Range
}

// HeatClasses are the highest counts of the classes of a heat map, lowest class first, of counts up to most. They grow as
// squares, so that shades go by the square root: counts of topics are skewed, and on an even scale all but the largest topics
// would have one shade. The legend names the bounds.
func HeatClasses(most int64) []int64 {
	var bounds []int64
	classes := len(Theme{}.Heat) - 1
	for k := 1; k <= classes; k++ {
		bound := most
		if k < classes {
			bound = roundCount(float64(most) * float64(k*k) / float64(classes*classes))
		}
		if bound > 0 && bound <= most && (len(bounds) == 0 || bound > bounds[len(bounds)-1]) {
			bounds = append(bounds, bound)
		}
	}
	return bounds
}

// roundCount rounds to two digits.
func roundCount(x float64) int64 {
	step := math.Pow(10, math.Floor(math.Log10(max(x, 1)))-1)
	return int64(max(1, math.Round(x/max(step, 1))*max(step, 1)))
}

// heatClass is the class of a count, 0 of none.
func heatClass(n int64, bounds []int64) int {
	if n <= 0 {
		return 0
	}
	class, _ := slices.BinarySearch(bounds, n)
	return class + 1
}

// heatPart is the cells of one class; the last part has those without a number.
type heatPart struct {
	name, color, ink string
	data             []heatCell
	texts, states    []string
}

type heatCell struct {
	Value []int  `json:"value"`
	Title string `json:"title"`
	Tip   string `json:"tip"`
}

// Heat draws topics by month as cells that are the darker the more was counted, with their numbers where these fit, and the
// count of all months at the end of each row, a lock where it is hidden. A count of none has the palest shade, one that was not reported is an outline,
// a hidden one has a lock, a least one is hatched, a month that is not over is dashed.
func Heat(d HeatData, look Look) (Chart, error) {
	rows, months := d.Answer.Rows, shortMonths(d.Answer.Total.Series, look.Lang)
	names, totals, locked := make([]string, len(rows)), make([]string, len(rows)), []int{}
	for i, r := range rows {
		names[i], totals[i] = RowName(r.Key, d.Answer.By, look.Lang), shortCount(look.Lang, r.Count)
		if r.Count.Bound() == nil {
			totals[i] = ""
		}
		if r.Count.Status == analytics.Suppressed {
			locked = append(locked, i)
		}
	}
	bar := charts.NewBar()
	look.common(&bar.RectChart)
	bar.Trigger = "item"
	bar.XAxisList[0] = look.months(months)
	bar.XAxisList[0].Position = "top"
	bar.SetXAxis(months)
	bar.YAxisList[0] = opts.YAxis{Type: "category", Data: names, Inverse: opts.Bool(true), Show: opts.Bool(false)}
	bar.Validate()
	option, err := look.option(&bar.BaseConfiguration)
	if err != nil {
		return Chart{}, err
	}
	option["series"] = []any{}
	var legend []any
	parts, longest := d.parts(look), ""
	for _, p := range parts {
		for _, text := range p.texts {
			if utf8.RuneCountInString(text) > utf8.RuneCountInString(longest) {
				longest = text
			}
		}
	}
	for _, p := range parts {
		legend = append(legend, object{"name": p.name, "itemStyle": object{"borderColor": look.Theme.Rule, "borderWidth": 1}})
		series := object{"type": "custom", "renderItem": "@draw:heat", "name": p.name, "color": p.color, "data": p.data,
			"itemPayload": object{"texts": p.texts, "longest": longest, "states": p.states, "color": p.color, "fill": p.ink, "ink": look.Theme.Ink2, "rule": look.Theme.Other}}
		addSeries(option, series)
	}
	periods := look.strips(option, d)
	legend = append(legend, periods...)
	at := addNames(option, look, names)
	addSeries(option, object{"type": "custom", "renderItem": "@draw:totals", "name": "", "data": rowData(len(rows)), "silent": true, "tooltip": object{"show": false},
		"itemPayload": object{"texts": totals, "locked": locked, "head": words.ChartAll.In(look.Lang), "color": look.Theme.Ink, "quiet": look.Theme.Ink2}})
	merge(option, object{"legend": object{"itemGap": legendGap, "data": legend}})
	room := 0
	for _, text := range append(totals, words.ChartAll.In(look.Lang)) {
		room = max(room, 12+8*utf8.RuneCountInString(text))
	}
	const axis, row = 44, 34 // pixels
	layout := func(width, nameWidth, size, every, half int) object {
		place := object{"left": nameWidth + nameGap, "right": room, "bottom": 2, "top": legendHeight(legend, width) + axis, "outerBoundsMode": "none"}
		series := make([]object, 0, at+2)
		for range parts {
			series = append(series, object{"itemPayload": object{"size": 11}})
		}
		axis := look.monthAxis(len(months), every, half)
		if label, ok := axis[0]["axisLabel"].(object); ok && label["formatter"] == "@fmt:month" {
			label["formatter"] = "@fmt:above"
		}
		return object{"legend": legendAt(), "grid": place, "xAxis": axis,
			"series": append(patchAt(at, series, object{"itemPayload": nameLayout(nameWidth, size)}), object{"itemPayload": object{"size": 12}})}
	}
	look.layOut(option, layouts{narrow: layout(phone, 104, 12, 0, 30), medium: layout(narrow+1, 200, 13, 13, 60), wide: layout(medium+1, 220, 13, 26, 60), hall: layout(hall, 300, 13, 26, 60)})
	return Chart{Option: option, heights: heights{}.plus(axis+2+row*max(1, len(rows)), legend)}, nil
}

// parts are the cells by class: none first, what has no number last. Classes without a cell are left out, save none.
func (d HeatData) parts(look Look) []heatPart {
	var most int64
	for _, r := range d.Answer.Rows {
		for _, p := range r.Series {
			if bound := p.Count.Bound(); bound != nil {
				most = max(most, *bound)
			}
		}
	}
	bounds := HeatClasses(most)
	parts := make([]heatPart, len(bounds)+2)
	for class := range parts {
		name, shade := "0", class*(len(look.Theme.Heat)-1)/max(1, len(bounds))
		switch {
		case class == len(bounds)+1:
			parts[class] = heatPart{name: words.ChartNoNumber.In(look.Lang), color: "transparent"}
			continue
		case class == 1 && bounds[0] == 1:
			name = "1"
		case class == 1:
			name = "1–" + words.Number(look.Lang, bounds[0])
		case class > 1:
			name = words.Number(look.Lang, bounds[class-2]+1)
			if bounds[class-1] > bounds[class-2]+1 {
				name += "–" + words.Number(look.Lang, bounds[class-1])
			}
		}
		parts[class] = heatPart{name: name, color: look.Theme.Heat[shade], ink: look.Theme.onHeat(shade)}
	}
	for i, r := range d.Answer.Rows {
		name := RowName(r.Key, d.Answer.By, look.Lang)
		for k, p := range r.Series {
			class, text := len(parts)-1, ""
			if bound := p.Count.Bound(); bound != nil {
				class, text = heatClass(*bound, bounds), shortCount(look.Lang, p.Count)
			}
			part := &parts[class]
			part.data = append(part.data, heatCell{Value: []int{k, i}, Title: name, Tip: tip(look.Lang, p.Month.Label(look.Lang), p.Count)})
			part.texts, part.states = append(part.texts, text), append(part.states, string(p.Count.Status))
		}
	}
	return slices.DeleteFunc(parts, func(p heatPart) bool { return len(p.data) == 0 })
}

// strips mark the compared periods above the cells, and give their entries for the legend.
func (l Look) strips(option object, d HeatData) (legend []any) {
	points := d.Answer.Total.Series
	for n, period := range append([]analytics.Range{d.Current}, d.Baselines...) {
		from := slices.IndexFunc(points, func(p analytics.SeriesPoint) bool { return period.Contains(p.Month) })
		if from < 0 {
			continue
		}
		to := from
		for to+1 < len(points) && period.Contains(points[to+1].Month) {
			to++
		}
		name, color := period.Label(l.Lang), l.Theme.series(n)
		legend = append(legend, object{"name": name, "icon": "rect"})
		addSeries(option, object{"type": "custom", "renderItem": "@draw:strips", "name": name, "color": color, "silent": true, "tooltip": object{"show": false},
			"data": [][]int{{from, to}}, "encode": object{"x": []int{0, 1}}, "itemPayload": object{"colors": []string{color}, "above": 7}})
	}
	return legend
}

// rowData is a value for each row, for shapes that stand beside rows.
func rowData(rows int) []object {
	data := make([]object, rows)
	for i := range data {
		data[i] = object{"value": []int{0, i}}
	}
	return data
}
