package dashboards

import (
	"context"
	"net/http"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
	"giaoban/dashboards/charts/chartstest"
)

// storyChart draws a kind of chart from the data of a state.
type storyChart struct {
	by   analytics.Dimension // of its rows
	draw func(*asked, chartstest.State) drawing
}

var storyCharts = map[string]storyChart{
	drawingMonths: {analytics.ByMonth, func(a *asked, s chartstest.State) drawing {
		return &months{a, charts.MonthsData{Title: a.measureTitle(), Points: s.Points(0), Current: s.Current(), Baselines: s.Baselines()}}
	}},
	drawingTopics: {analytics.ByTopic, func(a *asked, s chartstest.State) drawing {
		return &comparison{asked: a, answer: s.Comparison(analytics.ByTopic, analytics.MaxTop), name: words.PageTopicsTitle.In(a.Lang, a.measureTitle())}
	}},
	drawingUnits: {analytics.ByUnit, func(a *asked, s chartstest.State) drawing {
		return &comparison{asked: a, answer: s.Comparison(analytics.ByUnit, analytics.MaxTop), name: words.PageUnitsTitle.In(a.Lang, a.measureTitle())}
	}},
	drawingTrends: {analytics.ByTopic, func(a *asked, s chartstest.State) drawing { return &trends{a, s.Trends(analytics.MaxTop)} }},
}

// chartStories show a chart in every state.
func (a *asked) chartStories(name string, c storyChart) ([]storySample, error) {
	var samples []storySample
	for _, s := range chartstest.StatesOf(c.by) {
		d := c.draw(a.told(s), s)
		p, err := a.told(s).part(name, d)
		if err != nil {
			return nil, err
		}
		address := pathStories + "/" + name + "/" + s.Name
		p.ID, p.Title = s.Name, words.StoryStates[s.Name].In(a.Lang)
		if p.Plot != nil {
			chart, err := d.chart(charts.Look{Lang: a.Lang, Theme: charts.Light})
			if err != nil {
				return nil, err
			}
			p.Plot = newPlot(a.Params, address, p.Title, chart, pageScreens)
		}
		frame := a.storyFrame()
		frame.Parts = []part{p}
		samples = append(samples, storySample{Page: frame})
	}
	return samples, nil
}

// storyFile answers /storybook/CHART/STATE.json with the option of a story's chart, .svg and .png with its picture.
func (h *handler) storyFile(w http.ResponseWriter, r *http.Request) {
	a, err := h.ask(r)
	name, form, _ := strings.Cut(r.PathValue("file"), ".")
	state, known := chartstest.Find(name)
	chart, isChart := storyCharts[r.PathValue("story")]
	if err == nil && (!known || !isChart || form != "json" && !isPicture(form)) {
		err = &analytics.Error{Kind: analytics.NotFound, Phrase: words.StoryUnknown, Args: []any{r.PathValue("story") + "/" + r.PathValue("file"), pathStories}}
	}
	if err == nil && form == "json" {
		err = writeJSON(w, a, chart.draw(a.told(state), state))
	} else if err == nil {
		told := a.told(state)
		err = h.picture(w, r, told, r.PathValue("story")+"-"+name, form, func(context.Context) (drawing, error) { return chart.draw(told, state), nil })
	}
	if err != nil {
		h.failFile(w, r, a, err)
	}
}
