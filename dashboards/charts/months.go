package charts

import (
	"fmt"
	"unicode/utf8"

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

// name of a mark in the legend, and its color.
func (d MonthsData) name(mark int, look Look) (name, color string) {
	switch {
	case mark < 0:
		return words.PageOtherMonths.In(look.Lang), look.Theme.Other
	case mark == 0:
		return d.Current.Label(look.Lang), look.Theme.Accent
	}
	return d.Baselines[mark-1].Label(look.Lang), look.Theme.series(mark)
}

// Months draws a measure by month as bars, each period in its colour. A month that is not over is hollow, one that is known
// to be a least number is hatched, one without data is a gap, a hidden one has a lock. Where it is known what was expected
// of a month, a band behind the bars says so, and a triangle marks the months that are outside it.
func Months(d MonthsData, look Look) (Chart, error) {
	bar := charts.NewBar()
	look.common(&bar.RectChart)
	bar.XAxisList[0] = look.months(nil)
	bar.YAxisList[0] = look.numbers()
	labels := shortMonths(d.Points, look.Lang)
	bar.SetXAxis(labels)
	var names, others []string // of the legend: the periods, then the rest
	for mark := -1; mark <= len(d.Baselines); mark++ {
		name, color := d.name(mark, look)
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
	option, err := look.option(&bar.BaseConfiguration)
	if err != nil {
		return Chart{}, err
	}
	back := newBehind(option, labels, 0)
	back.expected(d.Points, look)
	legend := append(entries(names), back.legend...)
	above := 22 // the room for values above the highest bar
	if signs, found := look.aberrant(d.Points); found {
		addSeries(option, signs)
		legend = append(legend, look.aberrantEntry())
		above += aberrantRoom
	}
	if locks, found := look.locks(d.Points, lockSize); found {
		addSeries(option, locks)
	}
	merge(option, object{"legend": object{"itemGap": legendGap, "data": legend}})
	longest := d.longest(look)
	layout := func(width, every, half int) object {
		return object{"legend": legendAt(), "grid": grid(legendHeight(legend, width)+above, min(longest/2, 16)), "yAxis": numberAxis(),
			"series": valueLabels(drawn, fits(longest, width, len(d.Points)), look), "xAxis": look.monthAxis(len(d.Points), every, half)}
	}
	look.layOut(option, layouts{narrow: layout(phone, 0, 30), medium: layout(narrow+1, 13, 60), wide: layout(medium+1, 26, 60)})
	return Chart{Option: option, heights: heights{}.plus(278+above, legend)}, nil
}

// aberrantRoom is how much higher a value stands where a triangle is below it.
const aberrantRoom = 14

// monthBars gives the bars of one period, and whether there are any.
func (l Look) monthBars(d MonthsData, mark int, color string) (data []datum, found bool) {
	data = make([]datum, len(d.Points))
	for i, p := range d.Points {
		if d.Mark(p.Month) != mark {
			continue
		}
		found = true
		one := datum{Title: p.Month.Label(l.Lang), Tip: tip(l.Lang, d.Title, p.Count) + l.expectedTip(p)}
		if isAberrant(p) {
			one.Label = object{"distance": 5 + aberrantRoom}
		}
		if data[i] = l.drawn(one, p.Count, color); mark < 0 {
			data[i].Text = ""
		}
	}
	return data, found
}

// longest is the pixels that the longest value above a bar needs.
func (d MonthsData) longest(look Look) (pixels int) {
	for _, p := range d.Points {
		if d.Mark(p.Month) >= 0 && p.Count.Bound() != nil {
			pixels = max(pixels, letter*utf8.RuneCountInString(shortCount(look.Lang, p.Count)))
		}
	}
	return pixels
}

// fits tells whether values of some pixels fit side by side above so many bars in a chart of a width.
func fits(pixels, width, bars int) bool {
	const axis = 60
	return bars > 0 && (width-axis)/bars >= pixels
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
	label := object{"interval": 0, "formatter": "@fmt:year", "hideOverlap": true, "fontSize": 12, "lineHeight": 16,
		"rich": object{"year": object{"fontWeight": 700, "color": l.Theme.Ink, "lineHeight": 16}}}
	switch {
	case months <= few:
		label["interval"], label["formatter"] = "auto", "{value}"
	case months <= every:
		label["formatter"], label["hideOverlap"] = "@fmt:month", false // the year is wider than its month, and has a line of its own
	case months <= half:
		label["formatter"] = "@fmt:half"
	}
	return []object{{"axisLabel": label}}
}

// grid is the place of the data inside the chart: what the axes need is found by ECharts.
func grid(top, right int) object {
	return object{"left": 0, "top": top, "right": right, "bottom": 0, "outerBoundsMode": "same", "outerBoundsContain": "axisLabel"}
}

func shortMonths(points []analytics.SeriesPoint, lang words.Lang) []string {
	labels := make([]string, len(points))
	for i, p := range points {
		labels[i] = ShortMonth(p.Month, lang)
	}
	return labels
}

// ShortMonth names a month where there is little room: "4/2020", "Apr 2020".
func ShortMonth(m analytics.Month, lang words.Lang) string {
	if lang == words.En {
		return m.Label(lang)
	}
	return fmt.Sprintf("%d/%d", m.Month(), m.Year())
}
