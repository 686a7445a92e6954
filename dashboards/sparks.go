package dashboards

import (
	"context"
	"slices"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// sparkMonths are the months with data from which a small line shows more than its numbers do.
const sparkMonths = 4

// sparks are the months of every measure as small lines, from one question.
func (a *asked) sparks(ctx context.Context) (map[analytics.Measure]*charts.Spark, error) {
	months := a.months()
	page, err := a.snap.Counts(ctx, analytics.CountsQuery{
		Period: months, GroupBy: []analytics.Dimension{analytics.ByMonth}, Filter: a.Filter, First: months.Len(),
	})
	if err != nil {
		return nil, err
	}
	sparks := map[analytics.Measure]*charts.Spark{}
	for _, m := range analytics.Measures() {
		points, known := make([]analytics.SeriesPoint, len(page.Rows)), 0
		for i, row := range page.Rows {
			points[i] = analytics.SeriesPoint{Month: *row.Month, Count: row.Count(m)}
			if points[i].Count.Bound() != nil {
				known++
			}
		}
		if known >= sparkMonths {
			line := charts.NewSpark(points, a.current)
			sparks[m] = &line
		}
	}
	return sparks, nil
}

// lines are the months of the rows of a comparison as small lines.
type lines struct {
	rows   map[string]*charts.Spark // by the code of the row, empty for the unknown one
	total  *charts.Spark
	months int
}

func (a *asked) lines(ctx context.Context, by analytics.Dimension) (*lines, error) {
	t, err := a.trends(ctx, by, analytics.MaxTop, false)
	if err != nil {
		return nil, err
	}
	return a.linesOf(t, by), nil
}

func (a *asked) linesOf(t *analytics.TopicTrends, by analytics.Dimension) *lines {
	l := &lines{rows: map[string]*charts.Spark{}, months: t.Period.Len()}
	for _, r := range t.Rows {
		line := charts.NewSpark(r.Series, a.current)
		l.rows[code(entryOf(by, r.Key))] = &line
	}
	total := charts.NewSpark(t.Total.Series, a.current)
	l.total = &total
	return l
}

// addTo puts each row's months beside its count.
func (l *lines) addTo(t *table, lang words.Lang) {
	if len(t.Head) == 0 {
		return
	}
	head := cell{Text: words.PageTrendMonths.In(lang, l.months), Rows: len(t.Head), Edge: true}
	const after = 2 // cells of the current period: on a phone, its count stands beside the name
	t.Head[0] = slices.Insert(t.Head[0], 2, head)
	for i, r := range t.Rows {
		t.Rows[i].Cells = slices.Insert(r.Cells, after, cell{Spark: l.rows[r.Code], IsSpark: true, Edge: true})
	}
	if t.Foot != nil {
		t.Foot.Cells = slices.Insert(t.Foot.Cells, after, cell{Spark: l.total, IsSpark: true, Edge: true})
	}
}

// entryOf is the entry of a row in a dimension; nil where it is unknown.
func entryOf(by analytics.Dimension, key analytics.Key) *analytics.Entry {
	switch by {
	case analytics.ByUnit:
		return key.Unit
	case analytics.ByChannel:
		return key.Channel
	default:
		return key.Topic
	}
}
