package dashboards

import (
	"context"
	"net/http"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// topics is the ranking of all topics, or the page of those that are asked for.
func (h *handler) topics(r *http.Request, a *asked) (*page, error) {
	if len(a.Filter.Topics) > 0 {
		return h.topic(r, a)
	}
	ctx := r.Context()
	p, k, err := a.frame(ctx, words.Page["topicsTitle"].In(a.Lang), nil)
	if err != nil {
		return nil, err
	}
	p.Choosers = []chooser{a.measureChooser()}
	areas, err := a.drawTold(ctx, drawingTreemap, k)
	if err != nil {
		return nil, err
	}
	trendPart, drawn, err := a.draw(ctx, drawingTrends)
	if err != nil {
		return nil, err
	}
	ranking, err := a.drawTold(ctx, drawingRanking, k)
	if err != nil {
		return nil, err
	}
	ranking.Title = words.PageRankingTitle.In(a.Lang, a.measureTitle())
	ranking.Sentences = append([]string{a.periodSentence(k)}, ranking.Sentences...)
	ranking.Plot, ranking.Open = nil, true
	if t, ok := drawn.(*trends); ok {
		a.linesOf(t.answer, analytics.ByTopic).addTo(&ranking.Table, a.Lang)
	}
	if t, ok := drawn.(*trends); ok && trendPart.Empty == "" {
		trendPart.Sentences = []string{t.sentence()}
	}
	p.Parts = append(append([]part{ranking}, unlessEmpty(areas)...), trendPart) // issues are no areas
	return p, nil
}

// topic is the page of one topic, or of several taken together.
func (h *handler) topic(r *http.Request, a *asked) (*page, error) {
	ctx := r.Context()
	crumbs := []link{{Text: words.Page["allTopics"].In(a.Lang), Href: a.withTopics().Link(pathTopics)}}
	var names []string
	children := false
	for _, code := range a.Filter.Topics {
		e, err := a.snap.Entry(analytics.Topics, code)
		if err != nil {
			return nil, err
		}
		names = append(names, e.Name(a.Lang))
		children = children || len(e.Children) > 0
		if e.Parent != nil && len(a.Filter.Topics) == 1 {
			crumbs = append(crumbs, link{Text: e.Parent.Name(a.Lang), Href: a.withTopics(e.Parent.Code).Link(pathTopics)})
		}
	}
	p, k, err := a.frame(ctx, strings.Join(names, "; "), crumbs)
	if err != nil {
		return nil, err
	}
	if err := p.addCards(ctx, a, k); err != nil {
		return nil, err
	}
	byMonth, err := a.drawMonths(ctx, k)
	if err != nil {
		return nil, err
	}
	standing, err := a.standingSentence(ctx)
	if err != nil {
		return nil, err
	}
	if standing != "" && byMonth.Empty == "" {
		byMonth.Sentences = append(byMonth.Sentences, standing)
	}
	p.Parts = []part{byMonth}
	wanted := []string{drawingUnits, drawingChannels}
	if children {
		wanted = append([]string{drawingSubtopics, drawingSubtopicMonths}, wanted...)
	}
	for _, name := range wanted {
		one, err := a.drawTold(ctx, name, k)
		if err != nil {
			return nil, err
		}
		if one.Empty == "" { // one sentence about nothing is enough, and the months have said it
			p.Parts = append(p.Parts, one)
		}
	}
	return p, nil
}

// drawTold is any other drawing with the words that belong to it.
func (a *asked) drawTold(ctx context.Context, name string, k *analytics.KeyFigures) (part, error) {
	p, d, err := a.draw(ctx, name)
	if err != nil || p.Empty != "" {
		return p.orNothing(a.nothing(k)), err
	}
	if p.Sentences, err = a.sentencesOf(ctx, d); err != nil {
		return p, err
	}
	if noted, has := d.(interface{ notes() []string }); has {
		p.Notes = noted.notes()
	}
	return p, nil
}

// drawMonths is the drawing by month with the words that belong to it.
func (a *asked) drawMonths(ctx context.Context, k *analytics.KeyFigures) (part, error) {
	p, d, err := a.draw(ctx, drawingMonths)
	if err != nil {
		return p, err
	}
	if m, ok := d.(*months); ok && p.Empty == "" {
		p.Sentences, p.Notes = append([]string{a.periodSentence(k)}, m.expectationSentences()...), m.notes()
	}
	return p.orNothing(a.nothing(k)), nil
}

// measureChooser lets a reader choose the measure, on a page without the cards that otherwise do that.
func (a *asked) measureChooser() chooser {
	return chooser{Label: words.CompareMeasure.In(a.Lang), Joined: true, Links: a.measureLinks()}
}

// measureLinks are the measures to choose from, on a page without the cards that otherwise do that.
func (a *asked) measureLinks() []link {
	links := make([]link, 0, len(analytics.Measures()))
	for _, m := range analytics.Measures() {
		links = append(links, link{Text: words.Measures[string(m)].In(a.Lang), Href: a.withMeasure(m).Link(a.path), Current: m == a.Measure})
	}
	return links
}
