package dashboards

import (
	"context"
	"slices"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// drawing is one answer of the store in all the forms that it is shown in: chart, table on the page, file. They are
// made from the same values, so they cannot disagree.
type drawing interface {
	title() string
	chart(look charts.Look) (charts.Chart, error)
	table() table
	sheet() sheet
	empty() bool
}

// The names of drawings, as in /charts/NAME.json.
const (
	drawingMonths    = "months"
	drawingTopics    = "topics"
	drawingRanking   = "ranking"
	drawingTrends    = "trends"
	drawingSubtopics = "subtopics"
	drawingUnits     = "units"
	drawingChannels  = "channels"

	drawingUnitRanking = "unit-ranking"

	drawingKinds         = "kinds"
	drawingChannelMonths = "channels-by-month"
	drawingHeat          = "heat"
	drawingUnitMultiples = "unit-multiples"
	drawingSlope         = "slope"
	drawingTreemap       = "treemap"

	drawingSubtopicMonths = "subtopics-by-month"
)

// topShown is the number of rows that a chart on a page has room for.
const topShown = 12

// drawings make each drawing by its name.
var drawings = map[string]func(context.Context, *asked) (drawing, error){
	drawingMonths:    newMonths,
	drawingTopics:    comparing(analytics.ByTopic, topShown, words.PageTopicsTitle),
	drawingRanking:   ranking(analytics.ByTopic, words.PageTopicsTitle),
	drawingTrends:    newTrends,
	drawingSubtopics: newSubtopics,
	drawingUnits:     comparing(analytics.ByUnit, 20, words.PageUnitsTitle),
	drawingChannels:  comparing(analytics.ByChannel, topShown, words.PageChannelsTitle),

	drawingCompare:     newCompared,
	drawingUnitRanking: ranking(analytics.ByUnit, words.UnitRankingTitle),

	drawingKinds:         newKinds,
	drawingChannelMonths: newStacked,
	drawingHeat:          newHeatmap,
	drawingUnitMultiples: newMultiples,
	drawingSlope:         newSlope,
	drawingTreemap:       newTreemap,

	drawingSubtopicMonths: newSubtopicMonths,
}

func comparing(by analytics.Dimension, top int, title words.Phrase) func(context.Context, *asked) (drawing, error) {
	return func(ctx context.Context, a *asked) (drawing, error) {
		rows := top
		if a.whole {
			rows = analytics.MaxTop
		}
		c, err := a.compare(ctx, by, a.Filter, rows)
		if err != nil {
			return nil, err
		}
		return &comparison{asked: a, answer: c, filter: a.Filter, name: title.In(a.Lang, a.measureTitle())}, nil
	}
}

// ranking compares all rows and tells their places.
func ranking(by analytics.Dimension, title words.Phrase) func(context.Context, *asked) (drawing, error) {
	return func(ctx context.Context, a *asked) (drawing, error) {
		c, err := a.compare(ctx, by, a.Filter, analytics.MaxTop)
		if err != nil {
			return nil, err
		}
		return &comparison{asked: a, answer: c, filter: a.Filter, name: title.In(a.Lang, a.measureTitle()), ranked: true}, nil
	}
}

// newSubtopics compares the topics just below the one asked for.
func newSubtopics(ctx context.Context, a *asked) (drawing, error) {
	filter, err := a.subtopics()
	if err != nil {
		return nil, err
	}
	title := words.PageSubtopicsTitle.In(a.Lang, a.measureTitle())
	if len(filter.Topics) == 0 {
		return &comparison{asked: a, answer: &analytics.Comparison{By: analytics.ByTopic}, name: title}, nil
	}
	c, err := a.compare(ctx, analytics.ByTopic, filter, analytics.MaxTop)
	if err != nil {
		return nil, err
	}
	return &comparison{asked: a, answer: c, filter: filter, name: title, children: true}, nil
}

// subtopics is the filter on the topics just below those asked for.
func (a *asked) subtopics() (analytics.Filter, error) {
	filter := a.withTopics().Filter
	if len(a.Filter.Topics) == 0 {
		return filter, &paramError{paramTopic, "", words.PageBadTopics, nil}
	}
	for _, code := range a.Filter.Topics {
		entry, err := a.snap.Entry(analytics.Topics, code)
		if err != nil {
			return filter, err
		}
		for _, child := range entry.Children {
			filter.Topics = append(filter.Topics, child.Code)
		}
	}
	return filter, nil
}

// part is a drawing or a list on a page, with its heading, its sentences and its links.
type part struct {
	ID, Title string
	Sentences []string
	Plot      *plot // nil = no chart
	Table     table
	Open      bool // the table is shown at once
	Reuse     *reuse
	Notes     []string
	Changed   *changed
	Sent      []coverageList // who sent reports, by month
	More      *link          // where it goes on
	Next      []nextLink
	Empty     string // said in place of chart and table

	drawn charts.Chart // behind Plot
}

func (a *asked) part(name string, d drawing) (part, error) {
	p := part{ID: name, Title: d.title()}
	if d.empty() {
		p.Empty = words.PageNothingToShow.In(a.Lang)
		if reason, ok := d.(interface{ why() string }); ok && reason.why() != "" {
			p.Empty = reason.why()
		}
		return p, nil
	}
	chart, err := d.chart(charts.Look{Lang: a.Lang, Theme: charts.Light})
	if err != nil {
		return p, err
	}
	p.Table, p.Plot, p.Reuse = d.table(), newPlot(a.pinned(), pathCharts+name, p.Title, chart, a.screens()), a.reuse(name, p.Title)
	p.Reuse.addPictures(a.pinned(), name)
	p.drawn = chart
	p.Reuse.addFrames(a, name, d, chart)
	p.Table.Label = words.PageTableOf.In(a.Lang, p.Table.Caption)
	return p, nil
}

// alone leaves the chart of a part out: its table says it all, and is shown at once.
func (p *part) alone() {
	p.Plot, p.Open = nil, true
	if p.Reuse != nil {
		p.Reuse.Groups = slices.DeleteFunc(p.Reuse.Groups, func(g reuseGroup) bool { return g.pictures })
	}
}

// unlessEmpty leaves a part out that has nothing to show, where others say why.
func unlessEmpty(p part) []part {
	if p.Empty != "" {
		return nil
	}
	return []part{p}
}

// orNothing says better why an empty part is so.
func (p part) orNothing(why string) part {
	if p.Empty == words.PageNothingToShow.Vi || p.Empty == words.PageNothingToShow.En {
		p.Empty = why
	}
	return p
}

func (a *asked) draw(ctx context.Context, name string) (part, drawing, error) {
	d, err := drawings[name](ctx, a)
	if err != nil {
		return part{}, nil, err
	}
	p, err := a.part(name, d)
	return p, d, err
}
