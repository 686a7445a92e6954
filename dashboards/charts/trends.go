package charts

import (
	"giaoban/analytics"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// MaxLines is the number of topics that one chart of trends can tell apart.
const MaxLines = 5

// Trends draws the largest topics month by month, a line each. A month without data breaks the line, and the way to
// a month that is not over is dashed.
func Trends(t *analytics.TopicTrends, look Look) (Chart, error) {
	labels := make([]string, len(t.Total.Series))
	for i, p := range t.Total.Series {
		labels[i] = ShortMonth(p.Month, look.Lang)
	}
	line := charts.NewLine()
	look.common(&line.RectChart)
	line.XAxisList[0] = look.months(nil)
	line.YAxisList[0] = look.numbers()
	line.Tooltip.AxisPointer = &opts.AxisPointer{Type: "line"}
	line.SetXAxis(labels)
	rows := t.Rows[:min(len(t.Rows), MaxLines)]
	names := make([]string, len(rows))
	for i, row := range rows {
		names[i] = RowName(analytics.Key{Topic: row.Topic}, analytics.ByTopic, look.Lang)
		color := look.lineColor(i)
		solid, tail := look.points(row, names[i])
		line.MultiSeries = append(line.MultiSeries, look.lineSeries(names[i], color, "solid", solid))
		if tail != nil {
			line.MultiSeries = append(line.MultiSeries, look.lineSeries(names[i], color, "dashed", tail))
		}
	}
	line.Validate()
	above := func(width int) object { // the names stand above the lines
		return object{"legend": object{"left": 0, "right": "auto", "top": 0, "itemGap": 8, "textStyle": object{"width": width, "overflow": "truncate", "lineHeight": 16}},
			"grid": grid(len(rows)*legendRow+14, 8), "xAxis": look.monthAxis(len(labels), 0, 30), "yAxis": numberAxis()}
	}
	option, err := look.finish(&line.BaseConfiguration,
		object{"legend": object{"orient": "vertical", "icon": "roundRect", "formatter": "@fmt:name", "data": names}},
		layouts{narrow: above(260), medium: above(540),
			wide: object{"legend": object{"left": "auto", "right": 0, "top": 8, "itemGap": 12, "textStyle": object{"width": 230, "overflow": "break", "lineHeight": 18}},
				"grid": grid(14, 290), "xAxis": look.monthAxis(len(labels), 26, 60), "yAxis": numberAxis()}})
	return Chart{Option: option, heights: allOf(260 + len(rows)*legendRow)}, err
}

func (l Look) lineColor(i int) string {
	return [MaxLines]string{l.Theme.Accent, l.Theme.Baselines[0], l.Theme.Baselines[2], l.Theme.Baselines[3], l.Theme.Baselines[4]}[i]
}

func (l Look) lineSeries(name, color, dash string, data []datum) charts.SingleSeries {
	return charts.SingleSeries{Name: name, Type: "line", Color: color, Data: data, Symbol: "circle", SymbolSize: 4,
		ShowSymbol: opts.Bool(true), ConnectNulls: opts.Bool(false), LineStyle: &opts.LineStyle{Width: 2, Type: dash},
		LabelLayout: &opts.LabelLayout{HideOverlap: opts.Bool(true)}}
}

// points gives a topic's line, and the dashed tail of it where the last month is not over.
func (l Look) points(row analytics.TrendRow, name string) (solid, tail []datum) {
	solid = make([]datum, len(row.Series))
	for i, p := range row.Series {
		solid[i] = datum{Value: p.Count.Bound(), Title: p.Month.Label(l.Lang), Tip: tip(l.Lang, name, p.Count)}
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
