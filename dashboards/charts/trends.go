package charts

import (
	"giaoban/analytics"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// MaxLines is the number of topics that one chart of trends can tell apart.
const MaxLines = 5

// TrendsData are the months of topics, largest first, and the periods that stand out in them.
type TrendsData struct {
	Answer    *analytics.TopicTrends
	Current   analytics.Range
	Baselines []analytics.Range
}

// Trends draws the largest topics month by month, a line each in the topic's colour, before the periods that are compared.
// A month without data breaks the line, the way to a month that is not over is dashed, a hidden month has a lock. One topic
// alone is drawn with what was expected of it.
func Trends(d TrendsData, look Look) (Chart, error) {
	points := d.Answer.Total.Series
	labels := shortMonths(points, look.Lang)
	line := charts.NewLine()
	look.common(&line.RectChart)
	line.XAxisList[0] = look.months(nil)
	line.YAxisList[0] = look.numbers()
	line.Tooltip.AxisPointer = &opts.AxisPointer{Type: "line"}
	line.SetXAxis(labels)
	rows := d.Answer.Rows[:min(len(d.Answer.Rows), MaxLines)]
	names, legend := make([]string, len(rows)), make([]any, len(rows))
	var dashes []any
	for i, row := range rows {
		names[i] = RowName(row.Key, d.Answer.By, look.Lang)
		style := look.style(row.Topic)
		legend[i] = object{"name": names[i], "icon": style.Symbol}
		solid, tail := look.points(row, names[i])
		line.MultiSeries, dashes = append(line.MultiSeries, style.line(names[i], solid)), append(dashes, style.Dash)
		if tail != nil {
			line.MultiSeries, dashes = append(line.MultiSeries, style.line(names[i], tail)), append(dashes, "dashed")
		}
	}
	line.Validate()
	option, err := look.option(&line.BaseConfiguration)
	if err != nil {
		return Chart{}, err
	}
	dashLines(option, dashes)
	back := newBehind(option, labels, 0)
	back.periods(points, d.Current, d.Baselines, look)
	if len(rows) == 1 {
		back.expected(rows[0].Series, look)
		if signs, found := look.aberrant(rows[0].Series); found {
			addSeries(option, signs)
			back.legend = append(back.legend, look.aberrantEntry())
		}
	}
	for i, row := range rows {
		if locks, found := look.locks(row.Series, lockSize+i*(lockSize+2)); found {
			locks["itemStyle"] = object{"color": look.style(row.Topic).Color, "opacity": 1}
			addSeries(option, locks)
		}
	}
	merge(option, object{"legend": object{"orient": "vertical", "icon": "roundRect", "formatter": "@fmt:name", "data": append(legend, back.legend...)}})
	rowsOfLegend := len(legend) + len(back.legend)
	above := func(width int) object { // the names stand above the lines
		return object{"legend": object{"left": 0, "right": "auto", "top": 3, "itemGap": 8, "textStyle": object{"width": width, "overflow": "truncate", "lineHeight": 16}},
			"grid": grid(rowsOfLegend*legendRow+14, 8), "xAxis": look.monthAxis(len(labels), 0, 30), "yAxis": numberAxis()}
	}
	look.layOut(option, layouts{narrow: above(250), medium: above(540),
		wide: object{"legend": object{"left": "auto", "right": 0, "top": 8, "itemGap": 12, "textStyle": object{"width": 230, "overflow": "break", "lineHeight": 18}},
			"grid": grid(14, 290), "xAxis": look.monthAxis(len(labels), 26, 60), "yAxis": numberAxis()}})
	return Chart{Option: option, heights: allOf(260 + rowsOfLegend*legendRow)}, nil
}

// dashLines gives the lines their dashes, which go-echarts knows by name alone.
func dashLines(option object, dashes []any) {
	list, _ := option["series"].([]any)
	for i, dash := range dashes {
		if series, ok := list[i].(object); ok {
			merge(series, object{"lineStyle": object{"type": dash}})
		}
	}
}

// line is a series of months, in the style of what it is about.
func (s Style) line(name string, data []datum) charts.SingleSeries {
	return charts.SingleSeries{Name: name, Type: "line", Color: s.Color, Data: data, Symbol: s.Symbol, SymbolSize: 5,
		ShowSymbol: opts.Bool(true), ConnectNulls: opts.Bool(false), LineStyle: &opts.LineStyle{Width: 2},
		LabelLayout: &opts.LabelLayout{HideOverlap: opts.Bool(true)}}
}

// points gives a row's line, and the dashed tail of it where the last month is not over.
func (l Look) points(row analytics.TrendRow, name string) (solid, tail []datum) {
	solid = make([]datum, len(row.Series))
	for i, p := range row.Series {
		solid[i] = datum{Value: p.Count.Bound(), Title: p.Month.Label(l.Lang), Tip: tip(l.Lang, name, p.Count) + l.expectedTip(p)}
		if p.Count.Status == analytics.AtLeast || p.Count.Status == analytics.Approximate {
			solid[i].Text = shortCount(l.Lang, p.Count)
			solid[i].Label = object{"show": true, "position": "top", "formatter": "@fmt:text", "color": l.Theme.Ink2, "fontSize": 12}
		}
	}
	last := len(row.Series) - 1
	if last < 1 || row.Series[last].Count.Status != analytics.Partial {
		return solid, nil
	}
	tail = make([]datum, len(row.Series))
	tail[last-1] = datum{Value: solid[last-1].Value, Symbol: "none"}
	tail[last] = solid[last]
	tail[last].Symbol = "emptyCircle"
	solid[last] = datum{}
	return solid, tail
}
