package charts

import (
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"github.com/go-echarts/go-echarts/v2/charts"
)

// KindsData are the measures of the kinds of reports by month. They are never added together, and differ by orders of
// magnitude, so each has a panel with a scale of its own.
type KindsData struct {
	Written, Messages, Syntheses, Thematic []analytics.SeriesPoint // thematic syntheses are a part of syntheses; nil: not shown
	Current                                analytics.Range
	Baselines                              []analytics.Range
}

// panel is one kind.
type panel struct {
	title string
	parts []stackedPart
}

// Kinds draws the kinds of reports below each other, over the same months: bars from zero before the compared periods.
// Thematic syntheses are a part of all syntheses and stand in their bars.
func Kinds(d KindsData, look Look) (Chart, error) {
	panels := d.panels(look)
	bar := charts.NewBar()
	look.common(&bar.RectChart)
	bar.Validate()
	option, err := look.option(&bar.BaseConfiguration)
	if err != nil {
		return Chart{}, err
	}
	option["series"], option["xAxis"], option["yAxis"] = []any{}, []any{}, []any{}
	var legend, periods []any
	for i, p := range panels {
		points := p.parts[0].points
		labels := shortMonths(points, look.Lang)
		addAxis(option, "xAxis", object{"type": "category", "gridIndex": i, "data": labels, "axisTick": object{"show": false},
			"axisLine": object{"lineStyle": object{"color": look.Theme.Ink2}}, "axisLabel": object{"color": look.Theme.Ink2, "hideOverlap": true, "show": i == len(panels)-1}})
		addAxis(option, "yAxis", object{"type": "value", "gridIndex": i, "min": 0, "minInterval": 1, "splitNumber": 3, "splitLine": object{"lineStyle": object{"color": look.Theme.Rule}},
			"axisLabel": object{"color": look.Theme.Ink2, "formatter": "@fmt:number." + string(look.Lang)}})
		for _, part := range p.parts {
			addSeries(option, object{"type": "bar", "name": part.name, "stack": "panel" + strconv.Itoa(i), "xAxisIndex": 2 * i, "yAxisIndex": 2 * i, "color": part.color,
				"barMaxWidth": 44, "barCategoryGap": "28%", "data": look.monthTips(part)})
			if len(p.parts) > 1 {
				legend = append(legend, part.name)
			}
		}
		back := newBehind(option, labels, i)
		back.periods(points, d.Current, d.Baselines, look)
		periods = back.legend
		if locks, found := look.locks(points, lockSize); found {
			locks["xAxisIndex"], locks["yAxisIndex"] = 2*i, 2*i
			addSeries(option, locks)
		}
		addSeries(option, object{"type": "custom", "renderItem": "@draw:heading", "name": "", "xAxisIndex": 2 * i, "yAxisIndex": 2 * i, "silent": true, "tooltip": object{"show": false},
			"data": []object{{"value": []int{0, 0}}}, "itemPayload": object{"text": p.title, "color": look.Theme.Ink, "size": 13}})
	}
	legend = append(legend, periods...)
	merge(option, object{"legend": object{"data": legend}, "axisPointer": object{"link": []object{{"xAxisIndex": "all"}}}})
	const heading, plot, foot = 38, 112, 42 // pixels of a panel, and below the last one
	layout := func(width, every, half int) object {
		top := legendHeight(legend, width)
		var grids, axes []object
		for i := range panels {
			grids = append(grids, object{"left": 52, "right": 8, "top": top + heading, "height": plot, "outerBoundsMode": "none"})
			axes = append(axes, look.monthAxis(len(d.Written), every, half)[0], object{})
			merge(axes[2*i], object{"axisLabel": object{"show": i == len(panels)-1}})
			top += heading + plot
		}
		return object{"legend": legendAt(), "grid": grids, "xAxis": axes}
	}
	look.layOut(option, layouts{narrow: layout(phone, 0, 30), medium: layout(narrow+1, 13, 60), wide: layout(medium+1, 26, 60)})
	return Chart{Option: option, heights: heights{}.plus(len(panels)*(heading+plot)+foot, legend)}, nil
}

func (d KindsData) panels(look Look) (panels []panel) {
	add := func(measure analytics.Measure, points []analytics.SeriesPoint) {
		if points != nil {
			name := words.Measures[string(measure)].In(look.Lang)
			panels = append(panels, panel{name, []stackedPart{{name, look.Theme.Accent, points}}})
		}
	}
	add(analytics.WrittenReports, d.Written)
	add(analytics.Messages, d.Messages)
	add(analytics.Syntheses, d.Syntheses)
	if d.Syntheses == nil || d.Thematic == nil {
		return panels
	}
	other := make([]analytics.SeriesPoint, len(d.Syntheses))
	for i, p := range d.Syntheses {
		all, part := p.Count, d.Thematic[i].Count
		if all.Value == nil || part.Value == nil || *part.Value > *all.Value {
			return panels // all that is known is of both together
		}
		rest := *all.Value - *part.Value
		other[i] = analytics.SeriesPoint{Month: p.Month, Count: analytics.Count{Value: &rest, Status: all.Status}}
	}
	panels[len(panels)-1].parts = []stackedPart{
		{words.Measures[string(analytics.ThematicSyntheses)].In(look.Lang), look.Theme.Topics[3], d.Thematic},
		{words.ChartOtherSyntheses.In(look.Lang), look.Theme.Topics[8], other},
	}
	return panels
}

// monthTips are the bars of a part, which name what they count.
func (l Look) monthTips(p stackedPart) []datum {
	data := make([]datum, len(p.points))
	for i, point := range p.points {
		data[i] = l.drawn(datum{Title: point.Month.Label(l.Lang), Tip: tip(l.Lang, p.name, point.Count)}, point.Count, p.color)
		data[i].Text = ""
	}
	return data
}
