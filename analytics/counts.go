package analytics

import (
	"context"
	"fmt"
	"slices"

	"giaoban/analytics/words"
)

// Counts answers with cells of any dimensions, a page at a time. Grouped by nothing or by month alone, every cell
// of the period has a row; with other dimensions, a cell without a row is an exact 0 in a covered month.
func (s *Snapshot) Counts(ctx context.Context, q CountsQuery) (*CountPage, error) {
	if err := s.checkCounts(q); err != nil {
		return nil, err
	}
	after, err := q.readCursor(s.version)
	if err != nil {
		return nil, err
	}
	page := counting{cells: wholeCells(q.Period), spans: map[int]Range{1: q.Period}, by: q.GroupBy,
		level: q.TopicLevel, unitLevel: q.UnitLevel, channelLevel: q.ChannelLevel, filter: q.Filter, orderBy: q.OrderBy, after: after, limit: q.First + 1}
	if !slices.ContainsFunc(q.GroupBy, func(d Dimension) bool { return d != ByMonth }) {
		page.zeros = q.Period.List()
	}
	rows, err := s.count(ctx, page)
	if err != nil {
		return nil, err
	}
	total, err := s.count(ctx, counting{cells: page.cells, spans: page.spans, filter: q.Filter, zeros: q.Period.List()})
	if err != nil {
		return nil, err
	}
	answer := &CountPage{Period: s.period(q.Period), Meta: s.Meta(), PageInfo: PageInfo{HasNextPage: len(rows) > q.First},
		Total: s.countRow(total[0], nil, q), Rows: []CountRow{}}
	for _, r := range rows[:min(len(rows), q.First)] {
		row := s.countRow(r, q.GroupBy, q)
		row.Cursor, row.totals = q.cursor(r, s.version), &answer.Total
		answer.Rows, answer.EndCursor = append(answer.Rows, row), row.Cursor
	}
	return answer, nil
}

func (s *Snapshot) checkCounts(q CountsQuery) error {
	if err := checkRange("period", q.Period); err != nil {
		return err
	}
	for i, d := range q.GroupBy {
		path := fmt.Sprintf("groupBy[%d]", i)
		if !slices.Contains(Dimensions(), d) {
			return invalid(path, words.UnknownValue, "Dimension", string(d))
		}
		if slices.Contains(q.GroupBy[:i], d) {
			return invalid(path, words.RepeatedDimension, string(d))
		}
	}
	if q.OrderBy != "" {
		if err := checkMeasure("orderBy", q.OrderBy); err != nil {
			return err
		}
	}
	if err := checkFirst(q.First); err != nil {
		return err
	}
	if err := checkLevels(q.TopicLevel, q.UnitLevel, q.ChannelLevel); err != nil {
		return err
	}
	return s.checkFilter(q.Filter)
}

// countRow gives a counted row its names and statuses.
func (s *Snapshot) countRow(r counted, by []Dimension, q CountsQuery) CountRow {
	row := CountRow{Key: s.key(r, by)}
	months := q.Period.List()
	if row.Month != nil {
		months = []Month{*row.Month}
	}
	for i, m := range Measures() {
		row.counts[i] = r.amount(m).count(s.status(q.Filter.counts(m, row.Kind), months...))
	}
	return row
}

func (s *Snapshot) key(r counted, by []Dimension) Key {
	var k Key
	for _, d := range by {
		switch d {
		case ByMonth:
			k.Month = &r.month
		case ByTopic:
			k.Topic = s.entries.entry(Topics, r.topic)
		case ByUnit:
			k.Unit = s.entries.entry(Units, r.unit)
		case ByChannel:
			k.Channel = s.entries.entry(Channels, r.channel)
		case ByKind:
			k.Kind = &r.kind
		}
	}
	return k
}

// countsPlace is a row's place in the order of the answer.
type countsPlace struct {
	Rank  int64
	Month Month
	Texts [4]string
}

// question is what pages have in common.
func (q CountsQuery) question() CountsQuery {
	q.First, q.After = 0, ""
	return q
}

func (q CountsQuery) cursor(r counted, version uint64) string {
	return writeCursor(version, q.question(), countsPlace{r.rank, r.month, [4]string{r.topic, r.unit, r.channel, string(r.kind)}})
}

func (q CountsQuery) readCursor(version uint64) (*counted, error) {
	p, err := readCursor[countsPlace](q.After, version, q.question())
	if p == nil {
		return nil, err
	}
	return &counted{rank: p.Rank, cellKey: cellKey{month: p.Month, topic: p.Texts[0], unit: p.Texts[1], channel: p.Texts[2], kind: ReportKind(p.Texts[3])}}, nil
}
