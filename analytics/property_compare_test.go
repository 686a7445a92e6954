package analytics_test

import (
	"maps"
	"slices"
	"testing"

	"giaoban/analytics"
)

func (p *property) askCompare(t *testing.T, step int) {
	snap, version := p.snapshot(t)
	other := p.period(4)
	q := analytics.CompareQuery{Measure: pick(p.rnd, analytics.Measures()), By: pick(p.rnd, analytics.Dimensions()[1:]), TopicLevel: pick(p.rnd, levels()),
		UnitLevel: pick(p.rnd, levels()), ChannelLevel: pick(p.rnd, levels()), Current: p.period(4), Filter: p.filter(), Top: analytics.MaxTop,
		Baselines: []analytics.Baseline{{Kind: analytics.Previous}, {Kind: analytics.SameMonthsLastYear}, {Kind: analytics.Custom, Custom: &other}}}
	answer, err := snap.Compare(t.Context(), q)
	if err != nil {
		t.Fatalf("step %d: %+v: %v", step, q, err)
	}
	by := []analytics.Dimension{q.By}
	for i := -1; i < len(q.Baselines); i++ {
		got, want := map[string]int64{}, map[string]int64{}
		for _, r := range answer.Rows {
			c := r.Count
			if i >= 0 {
				c = r.Changes[i].Count
			}
			if c.Value != nil && *c.Value > 0 {
				got[oracleKey(r.Key, by)] = *c.Value
			}
			rank := r.Rank
			if i >= 0 {
				rank = r.Changes[i].RankThen
			}
			if want := rankIn(answer.Rows, i, c); (c.Value == nil) != (rank == nil) || (rank != nil && *rank != want) {
				t.Fatalf("step %d, period %d: %+v: %s has another rank than %d", step, i, q, oracleKey(r.Key, by), want)
			}
		}
		for key, values := range p.oracle.count(version, oracleQuestion{by: by, level: q.TopicLevel, unitLevel: q.UnitLevel,
			channelLevel: q.ChannelLevel, filter: q.Filter, within: p.within(version, q.Current, q.Baselines, i)}) {
			if v := values[slices.Index(analytics.Measures(), q.Measure)]; v > 0 {
				want[key] = v
			}
		}
		if !maps.Equal(got, want) {
			t.Fatalf("step %d, version %d, period %d: %+v\n got %v\nwant %v", step, version, i, q, got, want)
		}
	}
}

// within tells which days a period of a comparison counts: a baseline of the same length is cut, month by month, to
// the days that the current period has data of.
func (p *property) within(version int64, current analytics.Range, baselines []analytics.Baseline, baseline int) func(analytics.Month, int) bool {
	if baseline < 0 {
		return func(m analytics.Month, _ int) bool { return current.Contains(m) }
	}
	r := baselines[baseline].Range(current)
	covered, through := p.covered(version)
	begun := false // else there is nothing to compare, and the baseline stands whole
	for _, m := range current.List() {
		begun = begun || (covered.Contains(m) && p.oracle.calendar.Start(m) <= through)
	}
	return func(m analytics.Month, day int) bool {
		if !r.Contains(m) || r.Len() != current.Len() {
			return r.Contains(m)
		}
		now := current.From.Add(m.Sub(r.From))
		switch {
		case !begun || p.oracle.calendar.End(now) <= through:
			return true
		case !covered.Contains(now):
			return false
		}
		return day <= int(through-p.oracle.calendar.Start(now))+1
	}
}

func (p *property) covered(version int64) (analytics.Range, analytics.Date) {
	r := analytics.Range{From: analytics.LastMonth, To: analytics.FirstMonth}
	for _, x := range p.oracle.versions[version] {
		m, _ := p.oracle.calendar.MonthOf(p.oracle.calendar.LocalDate(x.Received))
		r = analytics.Range{From: min(r.From, m), To: max(r.To, m)}
	}
	return r, p.oracle.through[version]
}
