package dashboards

import (
	"net/http"

	"giaoban/analytics/words"
)

// heat is the page of topics by months, where a topic that was hot stands out.
func (h *handler) heat(r *http.Request, a *asked) (*page, error) {
	ctx := r.Context()
	p, k, err := a.frame(ctx, words.HeatPageTitle.In(a.Lang), nil)
	if err != nil {
		return nil, err
	}
	p.Choosers = []chooser{a.measureChooser(), {Label: words.HeatShown.In(a.Lang), Joined: true, Links: a.windowLinks()}}
	one, err := a.drawTold(ctx, drawingHeat, k)
	if err != nil {
		return nil, err
	}
	p.Parts = []part{one}
	return p, nil
}
