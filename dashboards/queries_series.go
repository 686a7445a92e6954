package dashboards

import "giaoban/analytics"

// askSeries asks for a measure by a dimension and month.
func askSeries(file string, by analytics.Dimension) func(*asked) question {
	return func(a *asked) question {
		const values = 5 // of a month
		months := a.months()
		return a.question(file, a.Filter, map[string]any{"period": periodInput(months), "lang": a.langInput(),
			"top": max(1, min(a.mostRows(by), largestAnswer/(values*months.Len())))})
	}
}

func (a *asked) askMultiples() question {
	q := askSeries("unit_multiples", analytics.ByUnit)(a)
	q.Variables["current"] = periodInput(a.current)
	return q
}

func (a *asked) askKinds() question {
	months := a.months()
	q := a.question("kinds", a.Filter, map[string]any{"period": periodInput(months), "months": months.Len()})
	delete(q.Variables, "measure") // it asks for all of them
	return q
}

func (a *asked) askTreemap() question {
	return a.question("treemap", a.Filter, map[string]any{"current": periodInput(a.current), "lang": a.langInput(), "top": a.mostRows(analytics.ByTopic)})
}
