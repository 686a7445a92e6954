package dashboards

import (
	"context"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// newSubtopicMonths is the heat map of the topics just below those asked for.
func newSubtopicMonths(ctx context.Context, a *asked) (drawing, error) {
	below, err := a.justBelow()
	if err != nil {
		return nil, err
	}
	title := words.SubtopicMonthsTitle.In(a.Lang, a.measureTitle())
	if len(below.Filter.Topics) == 0 {
		return &heatmap{series{asked: a, answer: &analytics.TopicTrends{By: analytics.ByTopic}, name: title}}, nil
	}
	d, err := newHeatmap(ctx, below)
	if err != nil {
		return nil, err
	}
	h, _ := d.(*heatmap)
	h.name = title
	return h, nil
}

func (a *asked) askSubtopicMonths() question {
	below, err := a.justBelow()
	if err != nil || len(below.Filter.Topics) == 0 { // the drawing has said so
		below = a
	}
	return askSeries("heat", analytics.ByTopic)(below)
}

// justBelow is the same request about the topics just below those asked for.
func (a *asked) justBelow() (*asked, error) {
	filter, err := a.subtopics()
	if err != nil {
		return nil, err
	}
	b := *a
	b.Filter = filter
	return &b, nil
}
