package dashboards

import (
	"context"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// multiples are the months of all units on one scale.
type multiples struct{ series }

func newMultiples(ctx context.Context, a *asked) (drawing, error) {
	t, c, err := a.rankedTrends(ctx, analytics.ByUnit, false)
	if err != nil {
		return nil, err
	}
	now := map[string]analytics.Count{}
	for _, r := range c.Rows {
		now[code(r.Unit)] = r.Count
	}
	count := func(r analytics.TrendRow) analytics.Count {
		if c, known := now[code(r.Unit)]; known {
			return c
		}
		return nothingIn(c.Total.Count) // in no period that is compared
	}
	return &multiples{series{a, t, words.PageMultiplesTitle.In(a.Lang, a.measureTitle()),
		rowCount{column: "period", head: c.Current.Label(a.Lang), months: a.current, count: count}}}, nil
}

// nothingIn is the count of a row that an answer does not have, though it has a total: 0 of what was counted, and no number
// where nothing was.
func nothingIn(total analytics.Count) analytics.Count {
	if total.Value == nil || tallied(total) {
		return analytics.Count{Status: analytics.NotReported}
	}
	var none int64
	return analytics.Count{Value: &none, Status: total.Status}
}

func (m *multiples) chart(look charts.Look) (charts.Chart, error) {
	d := charts.MultiplesData{By: m.answer.By, Current: m.asked.current, Baselines: m.asked.baselineRanges()}
	for _, r := range m.answer.Rows {
		d.Rows = append(d.Rows, charts.Multiple{Key: r.Key, Count: m.extra.count(r), Series: r.Series})
	}
	return charts.Multiples(d, look)
}
