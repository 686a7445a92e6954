package chartstest

import (
	"giaoban/analytics"
	"giaoban/analytics/stats"
)

// value is how many messages a row has in a month: the first rows the most, with seasons and a wave of their own.
func value(row int, m analytics.Month) int64 {
	base := 42_000 / (row + 3) / (row + 3)
	season := []int{82, 74, 96, 104, 118, 110, 101, 95, 88, 92, 97, 90}[m.Month()-1]
	wave := 70 + (int(m.Month())*29+m.Year()*17+row*53)%61
	return int64(base * season * wave / 10_000)
}

// isOdd tells whether a cell is one of those with the state's own status.
func (s State) isOdd(row int, m analytics.Month) bool {
	switch s.odd {
	case "":
		return false
	case analytics.Partial:
		return m == s.months.To
	case analytics.NotReported:
		return len(s.topics) == 0 || row%4 == 2 || int(m)%7 == 3
	}
	return row%3 == 1 || int(m)%6 == 4
}

// status makes a count of a number: as sure as the state has it where the cell is odd.
func (s State) status(n int64, odd bool) analytics.Count {
	switch {
	case !odd:
		return analytics.Count{Value: &n, Status: analytics.Exact}
	case s.odd == analytics.AtLeast:
		n -= n % 10
		return analytics.Count{Lower: &n, Status: s.odd}
	case s.odd == analytics.NotReported, s.odd == analytics.Suppressed:
		return analytics.Count{Status: s.odd}
	}
	return analytics.Count{Value: &n, Status: s.odd}
}

// total is the row of all reports; it has its own months, and is odd where a month is.
const total = 0

// Points are the months of a row; row 0 has the most.
func (s State) Points(row int) []analytics.SeriesPoint {
	var points []analytics.SeriesPoint
	for i, m := range s.months.List() {
		p := analytics.SeriesPoint{Month: m, Count: s.status(value(row, m), s.isOdd(3*row, m))}
		if i >= 3 && p.Count.Value != nil { // what is expected needs some history
			usual := float64(value(row, m.Add(-3)))
			p.Expected = &stats.Expected{Lower: usual * 0.7, Upper: usual*1.3 + 4, Months: 9}
			judged := p.Expected.Judge(*p.Count.Value)
			p.Aberration = &judged
		}
		points = append(points, p)
	}
	return points
}

func (s State) period(r analytics.Range) analytics.Period {
	p := analytics.Period{Range: r, Start: analytics.NewDate(r.From.Year(), r.From.Month(), 1), Complete: true}
	after := r.To.Add(1)
	p.End = analytics.NewDate(after.Year(), after.Month(), 1) - 1
	p.Days = int(p.End-p.Start) + 1
	p.DaysCounted = p.Days
	if s.odd == analytics.Partial && r.Contains(s.months.To) {
		p.DaysCounted, p.Complete = p.Days-19, false
	}
	return p
}

// count is a row's count in a period. Before the state's first month nothing is known.
func (s State) count(row int, r analytics.Range) analytics.Count {
	if r.From < s.months.From {
		return analytics.Count{Status: analytics.NotReported}
	}
	var n int64
	odd := false
	for _, m := range r.List() {
		n += value(row, m)
		odd = odd || s.isOdd(row, m)
	}
	return s.status(n, odd)
}

var verdicts = []stats.Verdict{stats.Rising, stats.Falling, stats.Stable, stats.Inconclusive, stats.New, stats.Inconclusive}

// changes compare a count with the baselines.
func (s State) changes(row int, now analytics.Count) []analytics.Change {
	var list []analytics.Change
	for i, r := range s.Baselines() {
		c := analytics.Change{Baseline: s.period(r), Count: s.count(row, r)}
		verdict := verdicts[(row+i)%len(verdicts)]
		switch {
		case now.Value == nil || c.Count.Value == nil:
			verdict = stats.InsufficientHistory
		default:
			delta, ratio := *now.Value-*c.Count.Value, float64(*now.Value)/float64(max(1, *c.Count.Value))
			rank, share := row+1, 0.5/float64(row+2)
			c.Delta, c.Ratio, c.RankThen, c.ShareThen = &delta, &ratio, &rank, &share
		}
		c.Verdict = &verdict
		list = append(list, c)
	}
	return list
}

func (s State) row(i int) analytics.ComparisonRow {
	r := analytics.ComparisonRow{Count: s.count(i, s.Current())}
	if r.Count.Bound() != nil {
		rank := i + 1
		r.Rank = &rank
	}
	if r.Count.Value != nil {
		share := 0.5 / float64(i+2)
		r.Share = &share
	}
	r.Changes = s.changes(i, r.Count)
	return r
}

// Comparison is the state by topic or unit, at most top rows of it.
func (s State) Comparison(by analytics.Dimension, top int) *analytics.Comparison {
	rows := s.topics
	if by == analytics.ByUnit {
		rows = s.units
	}
	c := &analytics.Comparison{Measure: analytics.Messages, By: by, Current: s.period(s.Current()), RowsTotal: len(rows), Total: s.row(total)}
	for _, r := range s.Baselines() {
		c.Baselines = append(c.Baselines, s.period(r))
	}
	for i, e := range rows[:min(top, len(rows))] {
		row := s.row(i)
		if row.Topic = e; by == analytics.ByUnit {
			row.Topic, row.Unit = nil, e
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

// Trends is the state by topic and month, at most top rows of it.
func (s State) Trends(top int) *analytics.TopicTrends { return s.TrendsBy(analytics.ByTopic, top) }

// TrendsBy is the state by topic, unit or channel and month, at most top rows of it.
func (s State) TrendsBy(by analytics.Dimension, top int) *analytics.TopicTrends {
	rows := map[analytics.Dimension][]*analytics.Entry{analytics.ByTopic: s.topics, analytics.ByUnit: s.units, analytics.ByChannel: s.channels}[by]
	t := &analytics.TopicTrends{Measure: analytics.Messages, By: by, Period: s.period(s.months), RowsTotal: len(rows),
		Total: analytics.TrendRow{Count: s.count(total, s.months), Series: s.Points(total)}}
	for i, e := range rows[:min(top, len(rows))] {
		share := 0.5 / float64(i+2)
		row := analytics.TrendRow{Count: s.count(i, s.months), Share: &share, Series: s.Points(i)}
		switch by {
		case analytics.ByUnit:
			row.Unit = e
		case analytics.ByChannel:
			row.Channel = e
		default:
			row.Topic = e
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// KeyFigures are the totals of all measures in the state.
func (s State) KeyFigures() *analytics.KeyFigures {
	k := &analytics.KeyFigures{Current: s.period(s.Current())}
	for _, r := range s.Baselines() {
		k.Baselines = append(k.Baselines, s.period(r))
	}
	for i, m := range analytics.Measures() {
		f := analytics.KeyFigure{Measure: m, Count: s.count(i, s.Current())}
		if f.Changes = s.changes(i, f.Count); m == analytics.Issues {
			for k := range f.Changes {
				f.Changes[k].Test = analytics.Test{}
			}
		}
		k.Figures = append(k.Figures, f)
	}
	return k
}
