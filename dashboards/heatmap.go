package dashboards

import (
	"context"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// heatmap is the measure by topic and month, as shades.
type heatmap struct{ series }

func newHeatmap(ctx context.Context, a *asked) (drawing, error) {
	t, _, err := a.rankedTrends(ctx, analytics.ByTopic, false)
	if err != nil {
		return nil, err
	}
	return &heatmap{series{a, t, words.PageHeatTitle.In(a.Lang, a.measureTitle()), rowCount{column: "total", head: words.ChartAll.In(a.Lang), months: t.Period.Range,
		count: func(r analytics.TrendRow) analytics.Count { return r.Count }}}}, nil
}

func (h *heatmap) chart(look charts.Look) (charts.Chart, error) {
	return charts.Heat(charts.HeatData{Answer: h.answer, Current: h.asked.current, Baselines: h.asked.baselineRanges()}, look)
}

// notes say how to read the shades.
func (h *heatmap) notes() []string {
	notes := []string{words.PageNoteHeat.In(h.asked.Lang)}
	if h.asked.Measure != analytics.Issues {
		notes = append(notes, words.PageNoteOverlapping.In(h.asked.Lang))
	}
	return notes
}
