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
	before := s.before(q.Measure, q.Current, len(q.Baselines))
	cells := slices.Concat(frame.cells, before.cells())
	rows, err := s.count(ctx, counting{cells: cells, spans: frame.spans, by: []Dimension{q.By}, level: q.TopicLevel,
		unitLevel: q.UnitLevel, channelLevel: q.ChannelLevel, filter: q.Filter})
	if err != nil {
		return nil, err
	}
	totals, err := s.count(ctx, counting{cells: cells, spans: frame.spans, filter: q.Filter})
	if err != nil {
		return nil, err
	}
	rows, past := before.split(rows)
	totals, pastTotals := before.split(totals)
	periods := 1 + len(frame.baselines)
	ofTotal, ofRows := s.dispersion(before, pastTotals, q.Measure, q.Filter), s.dispersion(before, past, q.Measure, q.Filter)
	sides := frame.sides(amountsOf(totals, q.Measure, periods))
	total := frame.row(Key{}, sides, sides, ofTotal)
	total.Dispersion = ofTotal
	decide(total.Changes)
	groups := grouped(rows, q.Measure, periods)
	answer := &Comparison{Measure: q.Measure, By: q.By, Current: frame.current, Baselines: frame.periods(),
		RowsTotal: len(groups), Meta: s.Meta(), Total: total, Dispersion: ofRows}
	all, changes := make([][]side, len(groups)), make([][]Change, len(groups)) // those that top cuts too: ranks and verdicts depend on them
	for i, g := range groups {
		all[i] = frame.sides(g.amounts)
	}
	ranks := ranksOf(all, periods)
	for i, g := range groups {
		row := frame.row(s.key(g.row, []Dimension{q.By}), all[i], sides, ofRows)
		row.Rank = ranks[0].of(all[i][0].Count)
		for k := range row.Changes {
			row.Changes[k].RankThen = ranks[k+1].of(all[i][k+1].Count)
		}
		if changes[i] = row.Changes; i < q.Top {
			answer.Rows = append(answer.Rows, row)
		}
	}
	decide(changes...)
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
	before := s.before("", q.Current, len(q.Baselines))
	totals, err := s.count(ctx, counting{cells: slices.Concat(frame.cells, before.cells()), spans: frame.spans, filter: q.Filter})
	if err != nil {
		return nil, err
	}
	totals, past := before.split(totals)
	answer := &KeyFigures{Current: frame.current, Baselines: frame.periods(), Meta: s.Meta()}
	var all [][]Change
	for _, m := range Measures() {
		frame := s.frame(q.Filter.counts(m, nil), q.Current, q.Baselines)
		dispersion := s.dispersion(before, past, m, q.Filter)
		sides := frame.sides(amountsOf(totals, m, 1+len(frame.baselines)))
		figure := KeyFigure{Measure: m, Count: sides[0].Count, Changes: frame.changes(sides, nil, dispersion), Dispersion: dispersion}
		answer.Figures, all = append(answer.Figures, figure), append(all, figure.Changes)
	}
	decide(all...)
	return answer, nil
}

func (s *Snapshot) checkCompare(q CompareQuery) error {
	if err := checkMeasure("measure", q.Measure); err != nil {
		return err
	}
	if err := checkBy(q.By); err != nil {
		return err
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

// checkBy refuses a dimension that rows cannot be of where periods are the columns.
func checkBy(by Dimension) error {
	if by == ByMonth {
		return invalid("by", words.CompareByMonth)
	}
	if !slices.Contains(Dimensions(), by) {
		return invalid("by", words.UnknownValue, "Dimension", string(by))
	}
	return nil
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
