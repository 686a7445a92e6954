package charts

import (
	"slices"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"github.com/go-echarts/go-echarts/v2/charts"
)

// maxStacked is how many parts of a stack have a colour of their own; the others are one part.
const maxStacked = 7

// StackedData is a measure by month and a dimension of which each report has exactly one value, such as its channel, so that
// the parts make the whole. Topics are none: a report may have several. Nor can issues be stacked.
type StackedData struct {
	Answer    *analytics.TopicTrends // rows in the order in which they are stacked, the first at the bottom
	Current   analytics.Range
	Baselines []analytics.Range
}

// Stacked draws the parts of each month on each other, before the periods that are compared. Parts beyond the seventh are
// drawn as one.
func Stacked(d StackedData, look Look) (Chart, error) {
	points := d.Answer.Total.Series
	labels := shortMonths(points, look.Lang)
	bar := charts.NewBar()
	look.common(&bar.RectChart)
	bar.XAxisList[0] = look.months(nil)
	bar.YAxisList[0] = look.numbers()
	bar.SetXAxis(labels)
	parts := d.parts(look)
	names := make([]string, len(parts))
	for i, p := range parts {
		names[i] = p.name
		bar.MultiSeries = append(bar.MultiSeries, charts.SingleSeries{Name: p.name, Type: "bar", Stack: "month", BarCategoryGap: "28%", BarMaxWidth: "44",
			Color: p.color, Data: look.stackedBars(p, points)})
	}
	bar.Validate()
	option, err := look.option(&bar.BaseConfiguration)
	if err != nil {
		return Chart{}, err
	}
	back := newBehind(option, labels, 0)
	back.periods(points, d.Current, d.Baselines, look)
	if locks, found := look.locks(points, lockSize); found {
		addSeries(option, locks)
	}
	legend := append(entries(names), back.legend...)
	merge(option, object{"legend": object{"itemGap": legendGap, "formatter": "@fmt:name", "data": legend}})
	layout := func(width, every, half int) object {
		return object{"legend": merged(legendAt(), object{"textStyle": object{"width": width - 30, "overflow": "truncate"}}),
			"grid": grid(legendHeight(legend, width)+10, 8), "yAxis": numberAxis(), "xAxis": look.monthAxis(len(points), every, half)}
	}
	look.layOut(option, layouts{narrow: layout(phone, 0, 30), medium: layout(narrow+1, 13, 60), wide: layout(medium+1, 26, 60)})
	return Chart{Option: option, heights: heights{}.plus(300, legend)}, nil
}

// stackedPart is one colour of a stack.
type stackedPart struct {
	name, color string
	points      []analytics.SeriesPoint
}

func (d StackedData) parts(look Look) []stackedPart {
	rows, rest := d.Answer.Rows, []analytics.TrendRow(nil)
	if len(rows) > maxStacked+1 { // one that is left over has a name of its own
		rows, rest = rows[:maxStacked], rows[maxStacked:]
	}
	var parts []stackedPart
	taken := map[string]bool{look.Theme.Other: true}
	for _, r := range rows {
		p := stackedPart{name: RowName(r.Key, d.Answer.By, look.Lang), color: look.Theme.Other, points: r.Series}
		if e := d.entry(r.Key); e != nil {
			p.color = look.free(look.Places.of(e), taken)
		}
		parts = append(parts, p)
	}
	if len(rest) > 0 {
		parts = append(parts, stackedPart{words.ChartOthers.In(look.Lang, len(rest)), look.Theme.Baselines[1], together(rest)})
	}
	return parts
}

func (d StackedData) entry(key analytics.Key) *analytics.Entry {
	if d.Answer.By == analytics.ByUnit {
		return key.Unit
	}
	return key.Channel
}

// free is the colour of a place, or the next one that the stack does not have yet: bars have no dashes to tell them apart.
func (l Look) free(place int, taken map[string]bool) string {
	for i := range l.Theme.Topics {
		if color := l.Theme.Topics[(place+i)%len(l.Theme.Topics)]; !taken[color] {
			taken[color] = true
			return color
		}
	}
	return l.Theme.Other
}

// together is the sum of rows that no report is in twice, month by month. It is a least number where a part of it is one or
// is not known; nothing is known of it where nothing is of any part.
func together(rows []analytics.TrendRow) []analytics.SeriesPoint {
	points := slices.Clone(rows[0].Series)
	for i := range points {
		var sum int64
		known, whole := false, true
		status := analytics.Exact
		for _, r := range rows {
			c := r.Series[i].Count
			if bound := c.Bound(); bound != nil {
				sum, known = sum+*bound, true
			}
			whole = whole && c.Value != nil
			if c.Status == analytics.Partial || c.Status == analytics.Approximate {
				status = c.Status
			}
		}
		switch {
		case !known:
			points[i].Count = analytics.Count{Status: rows[0].Series[i].Count.Status}
		case whole:
			points[i].Count = analytics.Count{Value: &sum, Status: status}
		default:
			points[i].Count = analytics.Count{Lower: &sum, Status: analytics.AtLeast}
		}
	}
	return points
}

func (l Look) stackedBars(p stackedPart, totals []analytics.SeriesPoint) []datum {
	data := make([]datum, len(p.points))
	for i, point := range p.points {
		data[i] = l.drawn(datum{Title: point.Month.Label(l.Lang) + ": " + totals[i].Count.Display(l.Lang), Tip: tip(l.Lang, p.name, point.Count)}, point.Count, p.color)
		data[i].Text = ""
	}
	return data
}

// merged puts a patch over an object of a layout.
func merged(under, over object) object {
	merge(under, over)
	return under
}
