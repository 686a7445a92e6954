package charts

import (
	"math"

	"giaoban/analytics"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
)

// behind draws blocks as wide as their months behind a chart by months: the periods that are compared, and what was
// expected. They lie on an axis of months of their own, because bars on one axis share its room.
type behind struct {
	option object
	grid   int
	axis   int // of months
	legend []any
}

func newBehind(option object, months []string, grid int) *behind {
	axis := object{"gridIndex": grid, "type": "category", "data": months, "show": false, "axisPointer": object{"show": false}}
	return &behind{option: option, grid: grid, axis: addAxis(option, "xAxis", axis)}
}

func (b *behind) add(name, color string, more object, data []sign) {
	series := object{"type": "bar", "name": name, "color": color, "data": data, "xAxisIndex": b.axis, "barWidth": "100%", "barGap": "-100%", "silent": true,
		"z": 1, "emphasis": object{"disabled": true}, "tooltip": object{"show": false}}
	merge(series, more)
	addSeries(b.option, series)
}

// expected is the band that counts were expected in. It begins above zero, on a block that is not seen.
func (b *behind) expected(points []analytics.SeriesPoint, look Look) {
	below, band, found := make([]sign, len(points)), make([]sign, len(points)), false
	for i, p := range points {
		if p.Expected != nil {
			from, to := math.Round(p.Expected.Lower), math.Round(p.Expected.Upper)
			below[i].Value, band[i].Value, found = from, max(to-from, 0.1), true
		}
	}
	if !found {
		return
	}
	name := words.ChartExpected.In(look.Lang)
	b.add("", "transparent", object{"stack": "expected", "itemStyle": object{"color": "transparent"}}, below)
	b.add(name, look.Theme.Band, object{"stack": "expected"}, band)
	b.legend = append(b.legend, name)
}

// periods are the months of each compared period from the bottom to the top of the chart.
func (b *behind) periods(points []analytics.SeriesPoint, current analytics.Range, baselines []analytics.Range, look Look) {
	high := addAxis(b.option, "yAxis", object{"gridIndex": b.grid, "type": "value", "min": 0, "max": 1, "show": false, "axisPointer": object{"show": false}})
	for n, period := range append([]analytics.Range{current}, baselines...) {
		data, found := make([]sign, len(points)), false
		for i, p := range points {
			if period.Contains(p.Month) {
				data[i].Value, found = 1, true
			}
		}
		if found {
			name := period.Label(look.Lang)
			b.add(name, look.Theme.series(n), object{"yAxisIndex": high, "itemStyle": object{"color": look.Theme.series(n) + "29"}}, data)
			b.legend = append(b.legend, object{"name": name, "itemStyle": object{"opacity": 1, "color": look.Theme.series(n) + "29", "borderColor": look.Theme.series(n), "borderWidth": 1}})
		}
	}
}

// aberrant marks the months that are not as expected, above what is drawn of them; false where all are.
func (l Look) aberrant(points []analytics.SeriesPoint) (object, bool) {
	data, found := make([]sign, len(points)), false
	for i, p := range points {
		if bound := p.Count.Bound(); isAberrant(p) && bound != nil {
			data[i], found = sign{Value: *bound, Symbol: "triangle", Size: 8, Offset: []any{0, -9}}, true
			if *p.Aberration == stats.Below {
				data[i].Rotate = 180
			}
		}
	}
	return overlay(words.ChartAberrant.In(l.Lang), l.Theme.Ink, data), found
}

// aberrantEntry explains that sign in the legend.
func (l Look) aberrantEntry() object {
	return object{"name": words.ChartAberrant.In(l.Lang), "icon": "triangle"}
}

func isAberrant(p analytics.SeriesPoint) bool {
	return p.Aberration != nil && (*p.Aberration == stats.Above || *p.Aberration == stats.Below)
}

// expectedTip says what was expected of a month, and whether it came so; empty where nothing was.
func (l Look) expectedTip(p analytics.SeriesPoint) string {
	if p.Expected == nil {
		return ""
	}
	text := "\n" + words.ChartExpectedTip.In(l.Lang, int64(math.Round(p.Expected.Lower)), int64(math.Round(p.Expected.Upper)))
	switch {
	case p.Aberration == nil:
	case *p.Aberration == stats.Above:
		text += ": " + words.ChartAbove.In(l.Lang)
	case *p.Aberration == stats.Below:
		text += ": " + words.ChartBelow.In(l.Lang)
	}
	return text
}
