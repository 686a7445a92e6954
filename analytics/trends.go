package analytics

import "context"

// TopicTrends answers with a measure by topic and month; topics with the largest count over the whole period first.
func (s *Snapshot) TopicTrends(ctx context.Context, q TrendsQuery) (*TopicTrends, error) {
	if err := s.checkTrends(q); err != nil {
		return nil, err
	}
	// The whole period is period 1 of the question and each of its months a period of its own: a count of issues
	// over the period is not the sum of its months, and one round trip gives both.
	months := q.Period.List()
	cells, spans := wholeCells(q.Period), map[int]Range{1: q.Period}
	for i, m := range months {
		cells = append(cells, cell{period: i + 2, month: m})
		spans[i+2] = Range{m, m}
	}
	past := s.pastOf(q, len(months)+2)
	cells = append(cells, past.cells()...)
	rows, err := s.count(ctx, counting{cells: cells, spans: spans, by: []Dimension{ByTopic}, level: q.TopicLevel, filter: q.Filter})
	if err != nil {
		return nil, err
	}
	totals, err := s.count(ctx, counting{cells: cells, spans: spans, filter: q.Filter})
	if err != nil {
		return nil, err
	}
	rows, pastRows := past.split(rows)
	totals, pastTotals := past.split(totals)
	measure := q.Filter.counts(q.Measure, nil)
	statuses := []CountStatus{s.status(measure, months...)}
	for _, m := range months {
		statuses = append(statuses, s.status(measure, m))
	}
	total := amountsOf(totals, q.Measure, 1+len(months))
	trend := func(topic *Entry, amounts []amount, history map[Month]int64) TrendRow {
		row := TrendRow{Topic: topic, Count: amounts[0].count(statuses[0])}
		row.Share = share(row.Count, total[0].count(statuses[0]))
		for i, m := range months {
			row.Series = append(row.Series, SeriesPoint{Month: m, Count: amounts[i+1].count(statuses[i+1])})
		}
		if q.Expected && q.Measure != Issues {
			s.expect(row, amounts[1:], history, measure)
		}
		return row
	}
	groups := grouped(rows, q.Measure, 1+len(months))
	history := past.byTopic(pastRows, q.Measure)
	answer := &TopicTrends{Measure: q.Measure, Period: s.period(q.Period), RowsTotal: len(groups), Meta: s.Meta(),
		Total: trend(nil, total, past.byTopic(pastTotals, q.Measure)[""])}
	for _, g := range groups[:min(len(groups), q.Top)] {
		answer.Rows = append(answer.Rows, trend(s.entries.entry(Topics, g.row.topic), g.amounts, history[g.row.topic]))
	}
	return answer, nil
}

func (s *Snapshot) checkTrends(q TrendsQuery) error {
	if err := checkMeasure("measure", q.Measure); err != nil {
		return err
	}
	if err := checkRange("period", q.Period); err != nil {
		return err
	}
	if err := checkBounds("top", q.Top, 1, MaxTop); err != nil {
		return err
	}
	if err := checkLevel("topicLevel", q.TopicLevel); err != nil {
		return err
	}
	return s.checkFilter(q.Filter)
}
