package charts

import (
	"giaoban/analytics"
	"giaoban/analytics/stats"
)

var hidden = analytics.Count{Status: analytics.Suppressed}

func atLeast(n int64) analytics.Count { return analytics.Count{Lower: &n, Status: analytics.AtLeast} }

func keyOf(by analytics.Dimension, name string) analytics.Key {
	e := &analytics.Entry{Code: name, NameVi: name}
	switch by {
	case analytics.ByUnit:
		return analytics.Key{Unit: e}
	case analytics.ByChannel:
		return analytics.Key{Channel: e}
	}
	return analytics.Key{Topic: e}
}

// odd are the months of points with a count of every kind that is not plain, and one that was expected otherwise.
func odd() []analytics.SeriesPoint {
	above := stats.Above
	list := points()
	for i, c := range []analytics.Count{missing, hidden, atLeast(1000), counted(0), counted(40), partial(7)} {
		list[i].Count = c
	}
	list[4].Expected, list[4].Aberration = &stats.Expected{Lower: 10, Upper: 30, Months: 9}, &above
	return list
}

// halves are a part of points.
func halves() []analytics.SeriesPoint {
	list := points()
	for i, p := range list {
		if p.Count.Value != nil {
			half := *p.Count.Value / 2
			list[i].Count.Value = &half
		}
	}
	return list
}

// judged is the comparison with clear changes in it, and with every kind of count.
func judged() *analytics.Comparison {
	c := comparison()
	c.Current.DaysCounted, c.Baselines[0].DaysCounted = 61, 60
	verdicts := []stats.Verdict{stats.Rising, stats.Falling, stats.New, stats.Stable, stats.Inconclusive}
	for i := range c.Rows {
		c.Rows[i].Changes[0].Verdict = &verdicts[i%len(verdicts)]
	}
	c.Rows[0].Count, c.Rows[1].Count, c.Rows[2].Changes[0].Count, c.Rows[3].Changes[0].Count = atLeast(300), hidden, missing, hidden
	return c
}

// areas are topics with one below another.
func areas() TreemapData {
	d := TreemapData{Whole: map[string]analytics.Count{"": counted(12)}}
	parent := &analytics.Entry{Code: "parent", NameVi: hostile[4]}
	d.Whole["parent"] = counted(150)
	d.Rows = append(d.Rows, TopicCount{parent, counted(20)})
	for i, name := range hostile {
		e := &analytics.Entry{Code: name, NameVi: name}
		if i%2 == 0 {
			e.Parent = parent
		}
		d.Rows, d.Whole[name] = append(d.Rows, TopicCount{e, counted(int64(60 - 8*i))}), counted(int64(60-8*i))
	}
	d.Rows[2].Count, d.Rows[3].Count, d.Rows[6].Count, d.Rows[7].Count = atLeast(40), partial(30), hidden, missing
	d.Rows = append(d.Rows, TopicCount{nil, counted(12)})
	return d
}
