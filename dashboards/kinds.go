package dashboards

import (
	"context"
	"slices"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// kinds are the measures of each kind of report by month, whatever measure the page is about.
type kinds struct {
	asked    *asked
	months   []analytics.Month
	measures []analytics.Measure // those that the filter leaves something of
	counts   map[analytics.Measure][]analytics.SeriesPoint
}

func newKinds(ctx context.Context, a *asked) (drawing, error) {
	span := a.months()
	page, err := a.snap.Counts(ctx, analytics.CountsQuery{
		Period: span, GroupBy: []analytics.Dimension{analytics.ByMonth}, Filter: a.Filter, First: span.Len(),
	})
	if err != nil {
		return nil, err
	}
	k := &kinds{asked: a, counts: map[analytics.Measure][]analytics.SeriesPoint{}}
	for _, m := range []analytics.Measure{analytics.WrittenReports, analytics.Messages, analytics.Syntheses, analytics.ThematicSyntheses} {
		if len(a.Filter.Kinds) == 0 || slices.Contains(a.Filter.Kinds, m.Kind()) {
			k.measures = append(k.measures, m)
		}
	}
	for _, r := range page.Rows {
		k.months = append(k.months, *r.Month)
		for _, m := range k.measures {
			k.counts[m] = append(k.counts[m], analytics.SeriesPoint{Month: *r.Month, Count: r.Count(m)})
		}
	}
	return k, nil
}

func (k *kinds) title() string { return words.PageKindsTitle.In(k.asked.Lang) }

func (k *kinds) empty() bool {
	for _, points := range k.counts {
		if slices.ContainsFunc(points, func(p analytics.SeriesPoint) bool { return positive(p.Count) }) {
			return false
		}
	}
	return true
}

func (k *kinds) chart(look charts.Look) (charts.Chart, error) {
	return charts.Kinds(charts.KindsData{Written: k.counts[analytics.WrittenReports], Messages: k.counts[analytics.Messages],
		Syntheses: k.counts[analytics.Syntheses], Thematic: k.counts[analytics.ThematicSyntheses],
		Current: k.asked.current, Baselines: k.asked.baselineRanges()}, look)
}

func (k *kinds) table() table {
	lang := k.asked.Lang
	head := []cell{{Text: words.Page["month"].In(lang)}}
	for _, m := range k.measures {
		head = append(head, cell{Text: words.Measures[string(m)].In(lang), Number: true})
	}
	t := table{Caption: k.title(), Head: [][]cell{head}, Tall: true}
	for i := len(k.months) - 1; i >= 0; i-- { // the newest month is the one looked for
		line := row{Head: cell{Text: k.months[i].Label(lang)}, Mark: -1}
		for _, m := range k.measures {
			c := k.counts[m][i].Count
			number := countCell(lang, c, k.asked.current.Contains(k.months[i]))
			number.Href = k.asked.reportsLink(c, m, analytics.Range{From: k.months[i], To: k.months[i]}, k.asked.Filter)
			line.Cells = append(line.Cells, number)
		}
		t.Rows = append(t.Rows, line)
	}
	return t
}

func (k *kinds) sheet() sheet {
	s := sheet{columns: slices.Concat([]export.Column{column("measure", export.Text), column("measure_name", export.Text), column("month", export.Month)},
		countColumns("count", "status"), []export.Column{column("lower", export.Integer), column("sources", export.Text)})}
	if n := len(k.months); n > 0 {
		s.months = &analytics.Range{From: k.months[0], To: k.months[n-1]}
	}
	for _, m := range k.measures {
		for _, p := range k.counts[m] {
			s.rows = append(s.rows, slices.Concat([]any{string(m), words.Measures[string(m)].In(k.asked.Lang), p.Month}, countCells(p.Count),
				[]any{p.Count.Lower, sourcesCell(k.asked.Lang, p.Count)}))
		}
	}
	return s
}

func (k *kinds) notes() []string { return []string{words.PageNoteKinds.In(k.asked.Lang)} }
