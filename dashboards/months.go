package dashboards

import (
	"context"
	"slices"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// months is the measure month by month.
type months struct {
	asked *asked
	data  charts.MonthsData
}

func newMonths(ctx context.Context, a *asked) (drawing, error) {
	// The total of the topic trends is the series of all reports, with every month of the span in it.
	t, err := a.trends(ctx, analytics.ByTopic, 1, true)
	if err != nil {
		return nil, err
	}
	data := charts.MonthsData{Title: a.measureTitle(), Points: t.Total.Series, Current: a.current, Baselines: a.baselineRanges()}
	return &months{a, data}, nil
}

func (m *months) title() string {
	return words.PageMonthsTitle.In(m.asked.Lang, m.asked.measureTitle())
}

func (m *months) empty() bool {
	return !slices.ContainsFunc(m.data.Points, func(p analytics.SeriesPoint) bool { return positive(p.Count) })
}

func (m *months) chart(look charts.Look) (charts.Chart, error) { return charts.Months(m.data, look) }

func (m *months) table() table {
	lang := m.asked.Lang
	t := table{Caption: m.title(), Tall: true, Head: [][]cell{{
		{Text: words.Page["month"].In(lang)},
		{Text: words.Page["count"].In(lang), Number: true},
	}}}
	expected := hasExpected(m.data.Points)
	if expected {
		t.Head[0] = append(t.Head[0], cell{Text: words.ChartExpected.In(lang), Number: true})
	}
	t.Head[0] = append(t.Head[0], cell{Text: words.Page["belongsTo"].In(lang)})
	for i := len(m.data.Points) - 1; i >= 0; i-- { // the newest month is the one looked for
		p := m.data.Points[i]
		mark := m.data.Mark(p.Month)
		period := ""
		switch {
		case mark == 0:
			period = m.data.Current.Label(lang)
		case mark > 0:
			period = m.data.Baselines[mark-1].Label(lang)
		}
		cells := []cell{m.asked.monthCell(p, m.asked.Filter)}
		if expected {
			cells = append(cells, expectedCell(lang, p))
		}
		t.Rows = append(t.Rows, row{Head: cell{Text: p.Month.Label(lang)}, Mark: mark, Marks: mark >= 0, Cells: append(cells, cell{Text: period})})
	}
	return t
}

func (m *months) sheet() sheet {
	s := sheet{columns: slices.Concat([]export.Column{column("month", export.Month)}, countColumns("count", "status"),
		[]export.Column{column("lower", export.Integer), column("sources", export.Text)}, expectedColumns())}
	if n := len(m.data.Points); n > 0 {
		s.months = &analytics.Range{From: m.data.Points[0].Month, To: m.data.Points[n-1].Month}
	}
	for _, p := range m.data.Points {
		s.rows = append(s.rows, slices.Concat([]any{p.Month}, countCells(p.Count), []any{p.Count.Lower, sourcesCell(m.asked.Lang, p.Count)}, expectedCells(p)))
	}
	return s
}

// monthCell is the count of one month of a series, of the reports that a filter lets through.
func (a *asked) monthCell(p analytics.SeriesPoint, f analytics.Filter) cell {
	c := countCell(a.Lang, p.Count, a.current.Contains(p.Month))
	c.Href = a.reportsLink(p.Count, a.Measure, analytics.Range{From: p.Month, To: p.Month}, f)
	return c
}

func countCell(lang words.Lang, c analytics.Count, now bool) cell {
	return cell{Text: c.Display(lang), Number: true, Now: now, Reason: c.Bound() == nil, More: state(lang, c)}
}

// notes explain bars that are not like the others.
func (m *months) notes() []string {
	var hollow, pale bool
	var counts []analytics.Count
	for _, p := range m.data.Points {
		hollow = hollow || p.Count.Status == analytics.Partial || p.Count.Status == analytics.NotReported
		pale = pale || p.Count.Status == analytics.AtLeast
		counts = append(counts, p.Count)
	}
	var notes []string
	if hollow {
		notes = append(notes, words.PageNoteHollow.In(m.asked.Lang))
	}
	if pale {
		notes = append(notes, words.PageNotePale.In(m.asked.Lang))
	}
	return append(notes, m.asked.tallyNotes(counts)...)
}

// periodSentence says the chosen measure's total and how it moved.
func (a *asked) periodSentence(k *analytics.KeyFigures) string {
	for _, f := range k.Figures {
		if f.Measure == a.Measure {
			return a.sayer().figure(k.Current, f.Count, f.Changes)
		}
	}
	return ""
}
