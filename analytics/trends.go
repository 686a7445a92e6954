package analytics

import (
	"cmp"
	"context"
)

// TopicTrends answers with a measure by topic and month, or by another dimension and month; rows with the largest count
// over the whole period first.
func (s *Snapshot) TopicTrends(ctx context.Context, q TrendsQuery) (*TopicTrends, error) {
	q.By = cmp.Or(q.By, ByTopic)
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
	rows, err := s.count(ctx, counting{cells: cells, spans: spans, by: []Dimension{q.By}, level: q.TopicLevel,
		unitLevel: q.UnitLevel, channelLevel: q.ChannelLevel, filter: q.Filter})
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
	trend := func(key Key, amounts []amount, history map[Month]int64) TrendRow {
		row := TrendRow{Key: key, Count: amounts[0].count(statuses[0])}
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
	history := past.byKey(pastRows, q.Measure)
	answer := &TopicTrends{Measure: q.Measure, By: q.By, Period: s.period(q.Period), RowsTotal: len(groups), Meta: s.Meta(),
		Total: trend(Key{}, total, past.byKey(pastTotals, q.Measure)[cellKey{}])}
	for _, g := range groups[:min(len(groups), q.Top)] {
		answer.Rows = append(answer.Rows, trend(s.key(g.row, []Dimension{q.By}), g.amounts, history[g.row.whole()]))
	}
	return answer, nil
}

func (s *Snapshot) checkTrends(q TrendsQuery) error {
	if err := checkMeasure("measure", q.Measure); err != nil {
		return err
	}
	if err := checkBy(q.By); err != nil {
		return err
	}
	if err := checkRange("period", q.Period); err != nil {
		return err
	}
	if err := checkBounds("top", q.Top, 1, MaxTop); err != nil {
		return err
	}
	if err := checkLevels(q.TopicLevel, q.UnitLevel, q.ChannelLevel); err != nil {
		return err
	}
	return s.checkFilter(q.Filter)
}
