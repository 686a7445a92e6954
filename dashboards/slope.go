package dashboards

import (
	"cmp"
	"context"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// slope is the measure by topic, from its rate per day in the first baseline to that in the current period.
type slope struct{ *comparison }

func newSlope(ctx context.Context, a *asked) (drawing, error) {
	rows := charts.MaxSlopes
	if a.whole {
		rows = analytics.MaxTop
	}
	c, err := a.compare(ctx, analytics.ByTopic, a.Filter, rows)
	if err != nil {
		return nil, err
	}
	return &slope{&comparison{asked: a, answer: c, filter: a.Filter, name: words.PageSlopeTitle.In(a.Lang, a.measureTitle())}}, nil
}

// why says why there is no chart: there is nothing to begin from.
func (s *slope) why() string {
	if len(s.answer.Baselines) == 0 {
		return words.PageNoBaseline.In(s.asked.Lang)
	}
	return ""
}

func (s *slope) empty() bool { return s.why() != "" || s.comparison.empty() }

func (s *slope) chart(look charts.Look) (charts.Chart, error) {
	look.Places = s.asked.places
	return charts.Slope(s.answer, look)
}

// table has the rates that the chart draws beside the counts that they are made of.
func (s *slope) table() table {
	lang, answer := s.asked.Lang, s.answer
	then := answer.Baselines[0]
	count, rate := words.Page["count"].In(lang), words.PagePerDay.In(lang)
	t := table{Caption: s.name, Head: [][]cell{
		{{Text: s.columnName(), Rows: 2}, {Text: then.Label(lang), More: partOf(lang, then), Span: 2, Edge: true, Key: "mark-1"},
			{Text: answer.Current.Label(lang), More: partOf(lang, answer.Current), Span: 2, Edge: true, Key: "mark-0"}, {Text: words.Page["change"].In(lang), Rows: 2, Number: true, Edge: true}},
		{{Text: count, Number: true, Edge: true}, {Text: rate, Number: true}, {Text: count, Number: true, Edge: true}, {Text: rate, Number: true}},
	}}
	if s.judged() {
		t.Head[0] = append(t.Head[0], cell{Text: words.VerdictColumn.In(lang), Rows: 2})
	}
	for _, r := range answer.Rows {
		filter := s.asked.rowFilter(s.filter, answer.By, r.Key)
		was, now := countCell(lang, r.Changes[0].Count, false), countCell(lang, r.Count, true)
		was.Edge, was.Href = true, s.asked.thenLink(answer.Current, r.Changes[0], answer.Measure, filter)
		now.Edge, now.Href = true, s.asked.reportsLink(r.Count, answer.Measure, answer.Current.Range, filter)
		d := describe(lang, answer.Current, r.Count, r.Changes[0])
		line := row{Head: s.rowHead(r.Key), Code: code(s.entry(r.Key)), Mark: -1, Cells: []cell{
			was, {Text: cmp.Or(charts.Rate(lang, r.Changes[0].Count, then), "–"), Number: true},
			now, {Text: cmp.Or(charts.Rate(lang, r.Count, answer.Current), "–"), Number: true, Now: true},
			{Text: cmp.Or(d.Delta, d.Rate, "–"), Below: d.below(), Number: true, Edge: true}}}
		if s.judged() {
			line.Cells = append(line.Cells, cell{Text: "–", Worth: d.Worth})
		}
		t.Rows = append(t.Rows, line)
	}
	return t
}
