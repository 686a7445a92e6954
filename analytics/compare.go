package analytics

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"giaoban/analytics/words"
)

// Compare answers with one measure by one dimension, now against every baseline, all periods in one round trip.
func (s *Snapshot) Compare(ctx context.Context, q CompareQuery) (*Comparison, error) {
	if err := s.checkCompare(q); err != nil {
		return nil, err
	}
	frame := s.frame(q.Filter.counts(q.Measure, nil), q.Current, q.Baselines)
	rows, err := s.count(ctx, counting{cells: frame.cells, spans: frame.spans, by: []Dimension{q.By}, level: q.TopicLevel,
		unitLevel: q.UnitLevel, channelLevel: q.ChannelLevel, filter: q.Filter})
	if err != nil {
		return nil, err
	}
	totals, err := s.count(ctx, counting{cells: frame.cells, spans: frame.spans, filter: q.Filter})
	if err != nil {
		return nil, err
	}
	periods := 1 + len(frame.baselines)
	total := frame.sides(amountsOf(totals, q.Measure, periods))
	groups := grouped(rows, q.Measure, periods)
	answer := &Comparison{Measure: q.Measure, By: q.By, Current: frame.current, Baselines: frame.periods(),
		RowsTotal: len(groups), Meta: s.Meta(), Total: frame.row(Key{}, total, total)}
	sides := make([][]side, len(groups))
	for i, g := range groups {
		sides[i] = frame.sides(g.amounts)
	}
	ranks := ranksOf(sides, periods)
	for i, g := range groups[:min(len(groups), q.Top)] {
		row := frame.row(s.key(g.row, []Dimension{q.By}), sides[i], total)
		row.Rank = ranks[0].of(sides[i][0].Count)
		for k := range row.Changes {
			row.Changes[k].RankThen = ranks[k+1].of(sides[i][k+1].Count)
		}
		answer.Rows = append(answer.Rows, row)
	}
	return answer, nil
}

// KeyFigures answers with the totals of all measures, now against every baseline.
func (s *Snapshot) KeyFigures(ctx context.Context, q KeyFiguresQuery) (*KeyFigures, error) {
	if err := checkBaselines(q.Current, q.Baselines); err != nil {
		return nil, err
	}
	if err := s.checkFilter(q.Filter); err != nil {
		return nil, err
	}
	frame := s.frame("", q.Current, q.Baselines)
	totals, err := s.count(ctx, counting{cells: frame.cells, spans: frame.spans, filter: q.Filter})
	if err != nil {
		return nil, err
	}
	answer := &KeyFigures{Current: frame.current, Baselines: frame.periods(), Meta: s.Meta()}
	for _, m := range Measures() {
		frame := s.frame(q.Filter.counts(m, nil), q.Current, q.Baselines)
		sides := frame.sides(amountsOf(totals, m, 1+len(frame.baselines)))
		answer.Figures = append(answer.Figures, KeyFigure{Measure: m, Count: sides[0].Count, Changes: frame.changes(sides, nil)})
	}
	return answer, nil
}

func (s *Snapshot) checkCompare(q CompareQuery) error {
	if err := checkMeasure("measure", q.Measure); err != nil {
		return err
	}
	if q.By == ByMonth {
		return invalid("by", words.CompareByMonth)
	}
	if !slices.Contains(Dimensions(), q.By) {
		return invalid("by", words.UnknownValue, "Dimension", string(q.By))
	}
	if err := checkBaselines(q.Current, q.Baselines); err != nil {
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

// group is one cell of the dimension with its amounts in each period.
type group struct {
	row     counted
	amounts []amount
}

// grouped joins the periods by key: largest in the first period first, then in the second and so on, then by code.
// Keys that have nothing in any period, nor a tally, are left out.
func grouped(rows []counted, m Measure, periods int) []group {
	type key struct {
		topic, unit, channel string
		kind                 ReportKind
	}
	byKey := map[key][]counted{}
	for _, r := range rows {
		k := key{r.topic, r.unit, r.channel, r.kind}
		byKey[k] = append(byKey[k], r)
	}
	var groups []group
	for _, same := range byKey {
		g := group{same[0], amountsOf(same, m, periods)}
		if slices.ContainsFunc(g.amounts, func(a amount) bool { return a.n > 0 || a.published != nil }) {
			groups = append(groups, g)
		}
	}
	slices.SortFunc(groups, func(a, b group) int {
		return cmp.Or(-slices.CompareFunc(a.amounts, b.amounts, func(x, y amount) int { return cmp.Compare(x.n, y.n) }), strings.Compare(a.row.topic, b.row.topic),
			strings.Compare(a.row.unit, b.row.unit), strings.Compare(a.row.channel, b.row.channel),
			strings.Compare(string(a.row.kind), string(b.row.kind)))
	})
	return groups
}
