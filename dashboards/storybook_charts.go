package dashboards

import (
	"context"
	"net/http"
	"slices"
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
		return &comparison{asked: a, answer: s.Comparison(analytics.ByTopic, topShown), name: words.PageTopicsTitle.In(a.Lang, a.measureTitle())}
	}},
	drawingUnits: {analytics.ByUnit, func(a *asked, s chartstest.State) drawing {
		return &comparison{asked: a, answer: s.Comparison(analytics.ByUnit, 20), name: words.PageUnitsTitle.In(a.Lang, a.measureTitle())}
	}},
	drawingTrends: {analytics.ByTopic, func(a *asked, s chartstest.State) drawing { return &trends{a, s.Trends(analytics.MaxTop)} }},
	drawingKinds:  {analytics.ByMonth, storyKinds},
	drawingChannelMonths: {analytics.ByChannel, func(a *asked, s chartstest.State) drawing {
		return &stacked{series{asked: a, answer: s.TrendsBy(analytics.ByChannel, analytics.MaxTop), name: words.PageStackedTitle.In(a.Lang, a.measureTitle())}}
	}},
	drawingHeat: {analytics.ByTopic, func(a *asked, s chartstest.State) drawing {
		return &heatmap{series{a, s.Trends(analytics.MaxTop), words.PageHeatTitle.In(a.Lang, a.measureTitle()), rowCount{column: "total", head: words.ChartAll.In(a.Lang),
			months: s.Months(), count: func(r analytics.TrendRow) analytics.Count { return r.Count }}}}
	}},
	drawingUnitMultiples: {analytics.ByUnit, storyMultiples},
	drawingSlope: {analytics.ByTopic, func(a *asked, s chartstest.State) drawing {
		return &slope{&comparison{asked: a, answer: s.Comparison(analytics.ByTopic, charts.MaxSlopes), name: words.PageSlopeTitle.In(a.Lang, a.measureTitle())}}
	}},
	drawingTreemap: {analytics.ByTopic, storyTreemap},
}

func storyKinds(a *asked, s chartstest.State) drawing {
	k := &kinds{asked: a, months: s.Months().List(), counts: map[analytics.Measure][]analytics.SeriesPoint{}}
	for m, row := range map[analytics.Measure]int{analytics.WrittenReports: 5, analytics.Messages: 0, analytics.Syntheses: 8, analytics.ThematicSyntheses: 11} {
		k.measures, k.counts[m] = append(k.measures, m), s.Points(row)
	}
	slices.Sort(k.measures)
	return k
}

func storyMultiples(a *asked, s chartstest.State) drawing {
	now := map[string]analytics.Count{}
	for _, r := range s.Comparison(analytics.ByUnit, analytics.MaxTop).Rows {
		now[code(r.Unit)] = r.Count
	}
	return &multiples{series{a, s.TrendsBy(analytics.ByUnit, analytics.MaxTop), words.PageMultiplesTitle.In(a.Lang, a.measureTitle()),
		rowCount{column: "period", head: s.Current().Label(a.Lang), months: s.Current(), count: func(r analytics.TrendRow) analytics.Count { return now[code(r.Unit)] }}}}
}

// storyTreemap gives each sub-topic what the row below its topic has.
func storyTreemap(a *asked, s chartstest.State) drawing {
	t := &treemap{asked: a, data: charts.TreemapData{Whole: map[string]analytics.Count{}}}
	rows := s.Comparison(analytics.ByTopic, analytics.MaxTop).Rows
	for i, r := range rows {
		t.data.Whole[code(r.Topic)] = r.Count
		t.data.Rows = append(t.data.Rows, charts.TopicCount{Topic: r.Topic, Count: r.Count})
		if r.Topic == nil {
			continue
		}
		for k, child := range r.Topic.Children {
			t.data.Rows = append(t.data.Rows, charts.TopicCount{Topic: child, Count: rows[min(i+k+1, len(rows)-1)].Count})
		}
	}
	return t
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
	if err == nil && known && r.PathValue("story") == storyWaiting && form == formSVG {
		if err = writeNoPicture(w, r); err == nil {
			return
		}
	}
	chart, isChart := storyCharts[r.PathValue("story")]
	if err == nil && (!known || !isChart || form != formJSON && !isPicture(form)) {
		err = &analytics.Error{Kind: analytics.NotFound, Phrase: words.StoryUnknown, Args: []any{r.PathValue("story") + "/" + r.PathValue("file"), pathStories}}
	}
	if err == nil && form == formJSON {
		err = writeJSON(w, a, chart.draw(a.told(state), state))
	} else if err == nil {
		told := a.told(state)
		err = h.picture(w, r, told, r.PathValue("story")+"-"+name, form, func(context.Context) (drawing, error) { return chart.draw(told, state), nil })
	}
	if err != nil {
		h.failFile(w, r, a, err)
	}
}
