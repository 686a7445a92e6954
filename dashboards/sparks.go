package dashboards

import (
	"context"

	"giaoban/analytics"
	"giaoban/dashboards/charts"
)

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
		points := make([]analytics.SeriesPoint, len(page.Rows))
		for i, row := range page.Rows {
			points[i] = analytics.SeriesPoint{Month: *row.Month, Count: row.Count(m)}
		}
		line := charts.NewSpark(points, a.current)
		sparks[m] = &line
	}
	return sparks, nil
}
