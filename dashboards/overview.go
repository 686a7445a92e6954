package dashboards

import (
	"net/http"

	"giaoban/analytics/words"
)

// overview is the first page: what happened, against what, what changed for real, who has not reported, and where to look
// next.
func (h *handler) overview(r *http.Request, a *asked) (*page, error) {
	ctx := r.Context()
	p, k, err := a.frame(ctx, words.Page["overviewTitle"].In(a.Lang), nil)
	if err != nil {
		return nil, err
	}
	p.Opening.Lead = leadSentence(a.Lang, k)
	if err := p.addCards(ctx, a, k); err != nil {
		return nil, err
	}
	byMonth, err := a.drawMonths(ctx, k)
	if err != nil {
		return nil, err
	}
	whatChanged, err := a.drawChanged(ctx, k)
	if err != nil {
		return nil, err
	}
	byTopic, err := a.drawTold(ctx, drawingTopics, k)
	if err != nil {
		return nil, err
	}
	p.Parts = []part{byMonth, whatChanged, byTopic}
	for _, name := range []string{drawingChannelMonths, drawingKinds} {
		one, err := a.drawTold(ctx, name, k)
		if err != nil {
			return nil, err
		}
		p.Parts = append(p.Parts, unlessEmpty(one)...) // the parts above say why there is nothing
	}
	sent, err := a.drawSent(ctx)
	if err != nil {
		return nil, err
	}
	if sent != nil {
		p.Parts = append(p.Parts, *sent)
	}
	p.Parts = append(p.Parts, a.nextPart(whatChanged.Changed))
	return p, nil
}
