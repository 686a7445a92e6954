package dashboards

import (
	"context"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// stacked is the measure by channel and month: each report has one channel, so the parts make the whole.
type stacked struct{ series }

func newStacked(ctx context.Context, a *asked) (drawing, error) {
	t, _, err := a.rankedTrends(ctx, analytics.ByChannel, false)
	if err != nil {
		return nil, err
	}
	return &stacked{series{asked: a, answer: t, name: words.PageStackedTitle.In(a.Lang, a.measureTitle())}}, nil
}

// why says why there is no chart: issues of months and channels do not add up.
func (s *stacked) why() string {
	if s.asked.Measure == analytics.Issues {
		return words.PageNotStacked.In(s.asked.Lang)
	}
	return ""
}

func (s *stacked) empty() bool { return s.why() != "" || s.series.empty() }

func (s *stacked) chart(look charts.Look) (charts.Chart, error) {
	look.Places = charts.PlacesOf(s.asked.entries(analytics.Channels))
	return charts.Stacked(charts.StackedData{Answer: s.answer, Current: s.asked.current, Baselines: s.asked.baselineRanges()}, look)
}
