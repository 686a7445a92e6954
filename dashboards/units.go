package dashboards

import (
	"net/http"

	"giaoban/analytics/words"
)

// units is the page of all units: who sent how much, and how that moved.
func (h *handler) units(r *http.Request, a *asked) (*page, error) {
	ctx := r.Context()
	p, k, err := a.frame(ctx, words.UnitsPageTitle.In(a.Lang), nil)
	if err != nil {
		return nil, err
	}
	p.Opening.Measures = a.measureLinks()
	ranking, err := a.drawComparison(ctx, drawingUnitRanking, k)
	if err != nil {
		return nil, err
	}
	ranking.alone()
	p.Parts = []part{ranking}
	return p, nil
}
