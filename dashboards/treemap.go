package dashboards

import (
	"context"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// treemap is the measure by topic and sub-topic, as areas.
type treemap struct {
	asked *asked
	data  charts.TreemapData
	total int // topics that there are
}

func newTreemap(ctx context.Context, a *asked) (drawing, error) {
	t := &treemap{asked: a, data: charts.TreemapData{Whole: map[string]analytics.Count{}}}
	// A topic's own reports are its area; its number is that of all below it, where each report counts once.
	for _, level := range []analytics.Level{analytics.OwnLevel, analytics.TopLevel} {
		c, err := a.snap.Compare(ctx, analytics.CompareQuery{
			Measure: a.Measure, By: analytics.ByTopic, TopicLevel: level, Current: a.current, Filter: a.Filter, Top: analytics.MaxTop,
		})
		if err != nil {
			return nil, err
		}
		for _, r := range c.Rows {
			if level == analytics.TopLevel {
				t.data.Whole[code(r.Topic)] = r.Count
			} else {
				t.data.Rows = append(t.data.Rows, charts.TopicCount{Topic: r.Topic, Count: r.Count})
			}
		}
		t.total = max(t.total, c.RowsTotal)
	}
	return t, nil
}

func (t *treemap) title() string {
	return words.PageTreemapTitle.In(t.asked.Lang, t.asked.measureTitle())
}

// why says why there is no chart: areas side by side would add issues up.
func (t *treemap) why() string {
	if t.asked.Measure == analytics.Issues {
		return words.PageNotAreas.In(t.asked.Lang)
	}
	return ""
}

func (t *treemap) empty() bool { return t.why() != "" || len(t.data.Rows) == 0 }

func (t *treemap) chart(look charts.Look) (charts.Chart, error) {
	look.Places = t.asked.places
	return charts.Treemap(t.data, look)
}

// table has a line for each topic, those of one top-most topic together, with the count of all of it at the first.
func (t *treemap) table() table {
	a, lang := t.asked, t.asked.Lang
	out := table{Caption: t.title(), Head: [][]cell{{
		{Text: words.Page["topic"].In(lang)}, {Text: words.PageBelow.In(lang)}, {Text: words.PageOwnCount.In(lang), Number: true}, {Text: words.PageWholeCount.In(lang), Number: true},
	}}}
	for _, g := range t.data.Groups() {
		for i, r := range g.Tiles {
			key := analytics.Key{Topic: r.Topic}
			filter := a.rowFilter(a.Filter, analytics.ByTopic, key)
			own, whole := countCell(lang, r.Count, true), cell{}
			if i == 0 {
				whole = countCell(lang, g.Count, true)
				whole.Href = a.reportsLink(g.Count, a.Measure, a.current, a.rowFilter(a.Filter, analytics.ByTopic, analytics.Key{Topic: g.Topic}))
			}
			if r.Topic != nil && a.isTree(analytics.Topics) {
				filter.ExcludeSubtopics = true
			}
			own.Href = a.reportsLink(r.Count, a.Measure, a.current, filter)
			line := row{Head: a.rowHead(analytics.ByTopic, key), Code: code(r.Topic), Mark: -1}
			above := cell{Text: "–"}
			if r.Topic != g.Topic {
				above = cell{Text: topicName(g.Topic, lang)}
			}
			line.Cells = []cell{above, own, whole}
			out.Rows = append(out.Rows, line)
		}
	}
	return out
}

func (t *treemap) sheet() sheet {
	s := sheet{columns: []export.Column{column("topic", export.Text), column("name", export.Text), column("top_topic", export.Text)}, all: t.total}
	s.columns = append(append(s.columns, countColumns("count", "status")...), column("lower", export.Integer), column("sources", export.Text))
	s.columns = append(append(s.columns, countColumns("whole", "whole status")...), column("whole lower", export.Integer))
	for _, g := range t.data.Groups() {
		for _, r := range g.Tiles {
			line := append([]any{codeCell(r.Topic), topicName(r.Topic, t.asked.Lang), codeCell(g.Topic)}, countCells(r.Count)...)
			line = append(append(line, r.Count.Lower, sourcesCell(t.asked.Lang, r.Count)), countCells(g.Count)...)
			s.rows = append(s.rows, append(line, g.Count.Lower))
		}
	}
	s.also([]export.Column{column("rows_total", export.Integer)}, s.all)
	return s
}

func (t *treemap) notes() []string { return []string{words.PageNoteOverlapping.In(t.asked.Lang)} }
