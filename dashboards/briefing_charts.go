package dashboards

import (
	"fmt"
	"math"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/briefing"
	"giaoban/dashboards/charts"
	"giaoban/dashboards/render/pptx"
)

// chart is a chart of Office's own without its values.
func (b *brief) chart(kind pptx.ChartKind, title, head string, labels pptx.Labels) briefing.Chart {
	return briefing.Chart{Title: title, Chart: pptx.Chart{Kind: kind, Head: head, Labels: labels, Alt: b.about(words.BriefChartOf, title), Empty: words.BriefEmpty.In(b.Lang)}}
}

// shortMonth names a month below an axis: "5/2020".
func shortMonth(m analytics.Month) string { return fmt.Sprintf("%d/%d", int(m.Month()), m.Year()) }

// point is a count in a chart: what is not known is a gap.
func point(c analytics.Count) pptx.Point {
	bound := c.Bound()
	if bound == nil {
		return pptx.Point{}
	}
	p := pptx.Of(float64(*bound))
	switch c.Status {
	case analytics.Partial:
		p.Mark = pptx.Partial
	case analytics.AtLeast:
		p.Mark = pptx.AtLeast
	case analytics.Approximate:
		p.Mark = pptx.Approximate
	}
	return p
}

// periodColor is the colour of a month: of the current period, of a baseline, or of neither.
func (b *brief) periodColor(mark int) pptx.Color {
	if mark < 0 {
		return pptx.Color(hex(charts.Light.Other))
	}
	return pptx.Accent(mark)
}

func hex(color string) string { return strings.ToUpper(strings.TrimPrefix(color, "#")) }

// compared is a comparison as lying bars: the current period and each baseline.
func (b *brief) compared(c *analytics.Comparison, title string, most int) briefing.Chart {
	chart := b.chart(pptx.Bars, title, (&comparison{asked: b.asked, answer: c}).columnName(), pptx.AllLabels)
	rows := c.Rows[:min(most, len(c.Rows))]
	series := make([]pptx.Series, 1+len(c.Baselines))
	series[0].Name = baseLabel(b.Lang, c.Current)
	for i, base := range c.Baselines {
		series[i+1].Name = baseLabel(b.Lang, base)
	}
	for _, r := range rows {
		chart.Categories = append(chart.Categories, charts.RowName(r.Key, c.By, b.Lang))
		series[0].Points = append(series[0].Points, point(r.Count))
		for i, ch := range r.Changes {
			series[i+1].Points = append(series[i+1].Points, point(ch.Count))
		}
	}
	chart.Series = series
	return chart
}

// trend is one series by month with what was expected of it.
func (b *brief) trend(name string, months []analytics.SeriesPoint) briefing.Chart {
	chart := b.chart(pptx.Lines, name, words.Page["month"].In(b.Lang), pptx.LastLabels)
	if n := len(months); n > 0 {
		span := analytics.Range{From: months[0].Month, To: months[n-1].Month}
		chart.Alt = words.BriefChartOf.In(b.Lang, b.scoped(b.measureTitle()+", "+name), within(b.Lang, span.Label(b.Lang)))
	}
	grey := pptx.Color(hex(charts.Light.Other))
	counted := pptx.Series{Name: name, Color: pptx.Accent(0)}
	low, high := pptx.Series{Name: words.BriefLower.In(b.Lang), Dashed: true, Color: grey}, pptx.Series{Name: words.BriefUpper.In(b.Lang), Dashed: true, Color: grey}
	expected := false
	for _, p := range months {
		chart.Categories = append(chart.Categories, shortMonth(p.Month))
		counted.Points = append(counted.Points, point(p.Count))
		l, h := pptx.Point{}, pptx.Point{}
		if p.Expected != nil {
			l, h, expected = pptx.Of(math.Round(p.Expected.Lower)), pptx.Of(math.Round(p.Expected.Upper)), true
		}
		low.Points, high.Points = append(low.Points, l), append(high.Points, h)
	}
	chart.Series = []pptx.Series{counted}
	if expected {
		chart.Series = append(chart.Series, low, high)
	}
	return chart
}

// stackedMonths are the rows of a series by month on each other.
func (b *brief) stackedMonths(t *analytics.TopicTrends, title string, places charts.Places) briefing.Chart {
	chart := b.chart(pptx.StackedColumns, title, words.Page["month"].In(b.Lang), pptx.NoLabels)
	for _, p := range t.Total.Series {
		chart.Categories = append(chart.Categories, shortMonth(p.Month))
	}
	look := charts.Look{Lang: b.Lang, Theme: charts.Light, Places: places}
	for _, r := range t.Rows {
		s := pptx.Series{Name: charts.RowName(r.Key, t.By, b.Lang), Color: pptx.Color(hex(look.Color(entryOf(t.By, r.Key))))}
		for _, p := range r.Series {
			s.Points = append(s.Points, point(p.Count))
		}
		chart.Series = append(chart.Series, s)
	}
	return chart
}
