package dashboards

import (
	"context"

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
)

// topShown is the number of rows that a chart on a page has room for.
const topShown = 12

// drawings make each drawing by its name.
var drawings = map[string]func(context.Context, *asked) (drawing, error){
	drawingMonths:    newMonths,
	drawingTopics:    comparing(analytics.ByTopic, topShown, words.PageTopicsTitle),
	drawingRanking:   comparing(analytics.ByTopic, analytics.MaxTop, words.PageTopicsTitle),
	drawingTrends:    newTrends,
	drawingSubtopics: newSubtopics,
	drawingUnits:     comparing(analytics.ByUnit, 20, words.PageUnitsTitle),
	drawingChannels:  comparing(analytics.ByChannel, topShown, words.PageChannelsTitle),
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

// part is a drawing on a page, with its heading, its sentences and its links.
type part struct {
	ID, Title string
	Sentences []string
	Plot      *plot // nil = no chart
	Table     table
	Open      bool // the table is shown at once
	JSON      string
	Question  string            // address of the question in GraphQL that gives the numbers
	Files     map[string]string // addresses by format
	Notes     []string
	Empty     string // said in place of chart and table
}

func (a *asked) part(name string, d drawing) (part, error) {
	p := part{ID: name, Title: d.title()}
	if d.empty() {
		p.Empty = words.PageNothingToShow.In(a.Lang)
		return p, nil
	}
	chart, err := d.chart(charts.Look{Lang: a.Lang, Theme: charts.Light})
	if err != nil {
		return p, err
	}
	pinned := a.pinned()
	p.Table, p.Plot = d.table(), newPlot(pinned, "/charts/"+name, p.Title, chart)
	p.JSON, p.Files = pinned.Link("/charts/"+name+".json"), fileLinks("/charts/"+name, pinned.withTheme("").Link)
	p.Question = a.questionLink(name)
	p.Table.Label = words.PageTableOf.In(a.Lang, p.Table.Caption)
	picture := "/charts/" + name + "."
	p.Files[formSVG], p.Files[formPNG] = pinned.Link(picture+formSVG), beside(pinned.Link(picture+formPNG), paramScale, "2")
	return p, nil
}

// orNothing says better why an empty part is so.
func (p part) orNothing(why string) part {
	if p.Empty != "" {
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
