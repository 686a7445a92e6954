package dashboards

import (
	"context"
	"io"
	"slices"
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
	"giaoban/dashboards/render/pptx"
	"giaoban/dashboards/render/xlsx"
)

// bookSeries is how many series a chart of a workbook draws.
const bookSeries = 6

// book writes the workbook of the pack: a sheet for each table, those of charts with Excel's own beside them.
func (h *handler) book(ctx context.Context, a *asked, w io.Writer) error {
	b := bookOf{asked: a, theme: h.pack.Theme}
	for _, add := range []func(context.Context) error{b.figures, b.months, b.compared(words.BriefTopics, analytics.ByTopic), b.series(words.BriefTopicMonths, analytics.ByTopic, pptx.Lines),
		b.compared(words.BriefUnits, analytics.ByUnit), b.series(words.BriefChannels, analytics.ByChannel, pptx.StackedColumns), b.kinds, b.sent} {
		if err := add(ctx); err != nil {
			return err
		}
	}
	return export.WriteBook(w, export.Book{Lang: a.Lang, Sheets: b.sheets, Source: export.SourceOf(a.snap.Meta(), a.Lang,
		append([]export.Fact{{Name: words.Page["period"].In(a.Lang), Value: a.current.Label(a.Lang)}}, a.drawingFacts()...)...)})
}

// bookOf is a workbook in the making.
type bookOf struct {
	*asked
	theme  pptx.Theme
	sheets []export.Sheet
}

func (b *bookOf) add(tab words.Phrase, s sheet, drawn ...xlsx.Chart) {
	export.Describe(s.columns, b.Lang)
	t := export.Table{Lang: b.Lang, Columns: s.columns, Rows: s.rows}
	out := export.Sheet{Name: tab.In(b.Lang), Table: t}
	if len(drawn) > 0 && len(s.rows) > 0 {
		for i := range drawn {
			drawn[i].Alt = words.BriefChartOf.In(b.Lang, drawn[i].Title, within(b.Lang, b.current.Label(b.Lang)))
		}
		out.Draw = xlsx.Beside(t, b.theme, drawn...)
	}
	b.sheets = append(b.sheets, out)
}

// figures are the key figures: a row for each measure.
func (b *bookOf) figures(ctx context.Context) error {
	k, err := b.asked.figures(ctx)
	if err != nil {
		return err
	}
	s := sheet{columns: slices.Concat([]export.Column{column("measure", export.Text), column("measure_name", export.Text)},
		countColumns(k.Current.String(), "status"), []export.Column{column("lower", export.Integer)})}
	for _, base := range k.Baselines {
		r := base.String()
		s.columns = append(append(s.columns, countColumns(r, r+" status")...), column(r+" lower", export.Integer), column(r+" delta", export.Integer),
			column(r+" ratio", export.Decimal), column(r+" verdict", export.Text))
	}
	for _, f := range k.Figures {
		line := append([]any{string(f.Measure), words.Measures[string(f.Measure)].In(b.Lang)}, countCells(f.Count)...)
		line = append(line, f.Count.Lower)
		for _, c := range f.Changes {
			var verdict any
			if c.Verdict != nil {
				verdict = string(*c.Verdict)
			}
			line = append(append(line, countCells(c.Count)...), c.Count.Lower, c.Delta, c.Ratio, verdict)
		}
		s.rows = append(s.rows, line)
	}
	b.add(words.BriefFigures, s)
	return nil
}

func (b *bookOf) months(ctx context.Context) error {
	d, err := newMonths(ctx, b.asked)
	if err != nil {
		return err
	}
	b.add(words.BriefTabMonths, d.sheet(), xlsx.Chart{Kind: pptx.Columns, Title: d.title(), Category: "month", Series: []xlsx.Series{{Column: "count"}}})
	return nil
}

// compared is a comparison of all rows, the largest of which are drawn.
func (b *bookOf) compared(title words.Phrase, by analytics.Dimension) func(context.Context) error {
	tab := map[analytics.Dimension]words.Phrase{analytics.ByTopic: words.BriefTabTopics, analytics.ByUnit: words.BriefTabUnits}[by]
	return func(ctx context.Context) error {
		answer, err := b.compare(ctx, by, b.Filter, analytics.MaxTop)
		if err != nil {
			return err
		}
		chart := xlsx.Chart{Kind: pptx.Bars, Title: title.In(b.Lang, b.measureTitle()), Category: "name", Rows: min(topShown, len(answer.Rows)),
			Series: []xlsx.Series{{Column: answer.Current.String()}}}
		for _, base := range answer.Baselines {
			chart.Series = append(chart.Series, xlsx.Series{Column: base.String()})
		}
		c := &comparison{asked: b.asked, answer: answer, filter: b.Filter}
		s := c.sheet()
		if len(answer.Rows) == 0 {
			b.add(tab, s)
			return nil
		}
		b.add(tab, s, chart)
		return nil
	}
}

// series is the measure by month with a column for each row, of which the largest are drawn.
func (b *bookOf) series(title words.Phrase, by analytics.Dimension, kind pptx.ChartKind) func(context.Context) error {
	tab := map[analytics.Dimension]words.Phrase{analytics.ByTopic: words.BriefTabTrends, analytics.ByChannel: words.BriefTabChannels}[by]
	return func(ctx context.Context) error {
		t, _, err := b.rankedTrends(ctx, by, false)
		if err != nil {
			return err
		}
		s := sheet{columns: []export.Column{column("month", export.Month)}}
		chart := xlsx.Chart{Kind: kind, Title: title.In(b.Lang, b.measureTitle()), Category: "month"}
		seen := map[string]bool{"month": true}
		for i, r := range t.Rows {
			name := charts.RowName(r.Key, by, b.Lang)
			for n := 2; seen[name]; n++ { // two entries may have one name
				name = charts.RowName(r.Key, by, b.Lang) + " (" + strconv.Itoa(n) + ")"
			}
			seen[name] = true
			s.columns = append(s.columns, export.Column{Name: name, Type: export.Integer})
			if i < bookSeries || kind == pptx.StackedColumns {
				chart.Series = append(chart.Series, xlsx.Series{Column: name})
			}
		}
		for i, p := range t.Total.Series {
			line := []any{p.Month}
			for _, r := range t.Rows {
				line = append(line, r.Series[i].Count.Bound())
			}
			s.rows = append(s.rows, line)
		}
		if len(t.Rows) == 0 || kind == pptx.StackedColumns && b.Measure == analytics.Issues { // which do not add up
			b.add(tab, s)
			return nil
		}
		b.add(tab, s, chart)
		return nil
	}
}

// kinds are all measures month by month.
func (b *bookOf) kinds(ctx context.Context) error {
	d, err := newKinds(ctx, b.asked)
	if err != nil {
		return err
	}
	b.add(words.BriefTabKinds, d.sheet())
	return nil
}

// sent are the written reports of each unit and month.
func (b *bookOf) sent(ctx context.Context) error {
	if !b.Filter.Empty() { // it is of all reports
		return nil
	}
	c, err := b.snap.Coverage(ctx, b.current)
	if err != nil {
		return err
	}
	b.add(words.BriefTabSent, coverageSheet(b.Lang, c))
	return nil
}
