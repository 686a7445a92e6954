package dashboards

import (
	"net/http"

	"giaoban/analytics/words"
)

// overview is the first page: the key figures of the period, and one measure by month and by topic.
func (h *handler) overview(r *http.Request, a *asked) (*page, error) {
	p, k, err := a.frame(r.Context(), words.Page["overviewTitle"].In(a.Lang), nil)
	if err != nil {
		return nil, err
	}
	byMonth, err := a.drawMonths(r.Context(), k)
	if err != nil {
		return nil, err
	}
	byTopic, err := a.drawComparison(r.Context(), drawingTopics, k)
	if err != nil {
		return nil, err
	}
	p.Parts = []part{byMonth, byTopic}
	return p, nil
}
