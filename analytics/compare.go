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
	frame := s.frame(q.Current, q.Baselines)
	rows, err := s.count(ctx, counting{cells: frame.cells, by: []Dimension{q.By}, level: q.TopicLevel, filter: q.Filter})
	if err != nil {
		return nil, err
	}
	totals, err := s.count(ctx, counting{cells: frame.cells, filter: q.Filter})
	if err != nil {
		return nil, err
	}
	periods := 1 + len(frame.baselines)
	total := valuesOf(totals, q.Measure, periods)
	groups := grouped(rows, q.Measure, periods)
	answer := &Comparison{Measure: q.Measure, By: q.By, Current: frame.current, Baselines: frame.periods(),
		RowsTotal: len(groups), Meta: s.Meta(),
		Total: ComparisonRow{Count: frame.count(total), Share: share(total[0], total[0], frame.status), Changes: frame.changes(total, total)}}
	for _, g := range groups[:min(len(groups), q.Top)] {
		answer.Rows = append(answer.Rows, ComparisonRow{Key: s.key(g.row, []Dimension{q.By}), Count: frame.count(g.values),
			Share: share(g.values[0], total[0], frame.status), Changes: frame.changes(g.values, total)})
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
	frame := s.frame(q.Current, q.Baselines)
	totals, err := s.count(ctx, counting{cells: frame.cells, filter: q.Filter})
	if err != nil {
		return nil, err
	}
	answer := &KeyFigures{Current: frame.current, Baselines: frame.periods(), Meta: s.Meta()}
	for _, m := range Measures() {
		values := valuesOf(totals, m, 1+len(frame.baselines))
		answer.Figures = append(answer.Figures, KeyFigure{Measure: m, Count: frame.count(values), Changes: frame.changes(values, nil)})
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
	if err := checkLevel(q.TopicLevel); err != nil {
		return err
	}
	return s.checkFilter(q.Filter)
}

// frame is the periods of a comparison: the current one is period 1 of the question, the baselines 2, 3, …
type frame struct {
	current   Period
	status    CountStatus
	baselines []baseline
	cells     []cell
}

func (s *Snapshot) frame(current Range, baselines []Baseline) frame {
	f := frame{current: s.period(current), status: s.status(current.List()...), cells: wholeCells(current)}
	for i, b := range baselines {
		x := s.against(i+2, current, b)
		f.baselines, f.cells = append(f.baselines, x), append(f.cells, x.cells...)
	}
	return f
}

func (f frame) periods() []Period {
	periods := make([]Period, len(f.baselines))
	for i, b := range f.baselines {
		periods[i] = b.Period
	}
	return periods
}

// valuesOf gives one measure in each of the periods, 0 where nothing was counted.
func valuesOf(rows []counted, m Measure, periods int) []int64 {
	values := make([]int64, periods)
	for _, r := range rows {
		values[r.period-1] = r.values[m.index()]
	}
	return values
}

// group is one cell of the dimension with its values in each period.
type group struct {
	row    counted
	values []int64
}

// grouped joins the periods by key: largest in the first period first, then in the second and so on, then by code.
// Keys that have nothing in any period are left out.
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
		g := group{same[0], valuesOf(same, m, periods)}
		if slices.ContainsFunc(g.values, func(v int64) bool { return v > 0 }) {
			groups = append(groups, g)
		}
	}
	slices.SortFunc(groups, func(a, b group) int {
		return cmp.Or(-slices.Compare(a.values, b.values), strings.Compare(a.row.topic, b.row.topic),
			strings.Compare(a.row.unit, b.row.unit), strings.Compare(a.row.channel, b.row.channel),
			strings.Compare(string(a.row.kind), string(b.row.kind)))
	})
	return groups
}

func (f frame) count(values []int64) Count { return countOf(values[0], f.status) }

// changes compares a row with every baseline; totals gives the shares, nil = the row is a total itself.
func (f frame) changes(values, totals []int64) []Change {
	changes := make([]Change, len(f.baselines))
	for i, b := range f.baselines {
		now, then := values[0], values[i+1]
		c := Change{Baseline: b.Period, Count: countOf(then, b.status), Caveats: b.caveats}
		if f.status != NotReported && b.status != NotReported {
			if !b.noDelta {
				delta := now - then
				c.Delta = &delta
			}
			c.Ratio = rateRatio(now, f.current.DaysCounted, then, b.DaysCounted)
		}
		if totals != nil {
			c.ShareThen = share(then, totals[i+1], b.status)
		}
		changes[i] = c
	}
	return changes
}

// rateRatio is the rate per day now over the rate per day then; nil where then is 0 or a period has no days.
func rateRatio(now int64, daysNow int, then int64, daysThen int) *float64 {
	if then == 0 || daysNow == 0 || daysThen == 0 {
		return nil
	}
	ratio := float64(now*int64(daysThen)) / float64(then*int64(daysNow))
	return &ratio
}

func share(part, total int64, status CountStatus) *float64 {
	if total == 0 || status == NotReported {
		return nil
	}
	x := float64(part) / float64(total)
	return &x
}
