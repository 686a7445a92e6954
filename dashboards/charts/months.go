package charts

import (
	"fmt"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"github.com/go-echarts/go-echarts/v2/charts"
)

// MonthsData is one measure month by month, and the periods that stand out in it.
type MonthsData struct {
	Title     string // what is counted
	Points    []analytics.SeriesPoint
	Current   analytics.Range
	Baselines []analytics.Range
}

// Mark says which period a month belongs to: 0 the current one, 1 the first baseline, -1 none of them.
func (d MonthsData) Mark(m analytics.Month) int {
	if d.Current.Contains(m) {
		return 0
	}
	for i, b := range d.Baselines {
		if b.Contains(m) {
			return i + 1
		}
	}
	return -1
}

// Months draws a measure by month as bars, each period in its colour. A month that is not over is hollow, and one
// without data is a gap.
func Months(d MonthsData, look Look) (Chart, error) {
	marks := []int{-1}
	for n := range 1 + len(d.Baselines) {
		marks = append(marks, n)
	}
	bar := charts.NewBar()
	look.common(&bar.RectChart)
	bar.XAxisList[0] = look.months(nil)
	bar.YAxisList[0] = look.numbers()
	labels := make([]string, len(d.Points))
	for i, p := range d.Points {
		labels[i] = ShortMonth(p.Month, look.Lang)
	}
	bar.SetXAxis(labels)
	var names, others []string // of the legend: the periods, then the rest
	for _, mark := range marks {
		name, color := words.PageOtherMonths.In(look.Lang), look.Theme.Other
		switch {
		case mark == 0:
			name, color = d.Current.Label(look.Lang), look.Theme.Accent
		case mark > 0:
			name, color = d.Baselines[mark-1].Label(look.Lang), look.Theme.series(mark)
		}
		data, found := look.monthBars(d, mark, color)
		if !found {
			continue
		}
		if mark < 0 {
			others = append(others, name)
		} else {
			names = append(names, name)
		}
		bar.MultiSeries = append(bar.MultiSeries, charts.SingleSeries{
			Name: name, Type: "bar", Stack: "month", BarCategoryGap: "28%", BarMaxWidth: "44", Color: color, Data: data,
		})
	}
	names = append(names, others...)
	drawn := len(names)
	bar.Validate()
	option, err := look.finish(&bar.BaseConfiguration,
		object{"legend": object{"itemGap": 18, "data": names}},
		layouts{
			wide: object{"legend": object{"orient": "horizontal", "itemGap": 18}, "grid": grid(legendRow+22, 0), "yAxis": numberAxis(),
				"series": valueLabels(drawn, len(d.Points) <= 26, look), "xAxis": look.monthAxis(len(d.Points), 26, 60)},
			medium: object{"legend": object{"orient": "horizontal", "itemGap": 18}, "grid": grid(legendRow+22, 0), "yAxis": numberAxis(),
				"series": valueLabels(drawn, len(d.Points) <= 13, look), "xAxis": look.monthAxis(len(d.Points), 13, 60)},
			narrow: object{"legend": object{"orient": "vertical", "itemGap": 8}, "grid": grid(drawn*legendRow+14, 0), "yAxis": numberAxis(),
				"series": valueLabels(drawn, false, look), "xAxis": look.monthAxis(len(d.Points), 0, 30)},
		})
	return Chart{Option: option, heights: allOf(300 + drawn*legendRow)}, err
}

// monthBars gives the bars of one period, and whether there are any.
func (l Look) monthBars(d MonthsData, mark int, color string) (data []datum, found bool) {
	data = make([]datum, len(d.Points))
	for i, p := range d.Points {
		if d.Mark(p.Month) != mark {
			continue
		}
		found = true
		data[i] = l.drawn(datum{Title: p.Month.Label(l.Lang), Tip: tip(l.Lang, d.Title, p.Count)}, p.Count, color)
		if mark < 0 {
			data[i].Text = ""
		}
	}
	return data, found
}

// valueLabels shows or hides the values above the bars.
func valueLabels(series int, show bool, l Look) []object {
	list := make([]object, series)
	for i := range list {
		list[i] = object{"label": object{"show": show, "position": "top", "formatter": "@fmt:text", "color": l.Theme.Ink, "fontSize": 12}}
	}
	return list
}

// monthAxis names every month, the year once, where there is room for so many; else those that begin a half year; else
// those that begin a year. A few months are named in full.
func (l Look) monthAxis(months, every, half int) []object {
	const few = 8
	label := object{"interval": 0, "formatter": "@fmt:year", "fontSize": 12, "lineHeight": 16,
		"rich": object{"year": object{"fontWeight": 700, "color": l.Theme.Ink, "lineHeight": 16}}}
	switch {
	case months <= few:
		label["interval"], label["formatter"] = "auto", "{value}"
	case months <= every:
		label["formatter"] = "@fmt:month"
	case months <= half:
		label["formatter"] = "@fmt:half"
	}
	return []object{{"axisLabel": label}}
}

// grid is the place of the data inside the chart: what the axes need is found by ECharts.
func grid(top, right int) object {
	return object{"left": 0, "top": top, "right": right, "bottom": 0, "outerBoundsMode": "same", "outerBoundsContain": "axisLabel"}
}

// ShortMonth names a month where there is little room: "4/2020", "Apr 2020".
func ShortMonth(m analytics.Month, lang words.Lang) string {
	if lang == words.En {
		return m.Label(lang)
	}
	return fmt.Sprintf("%d/%d", m.Month(), m.Year())
}
