package analytics_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"giaoban/analytics"
)

// madeMonth is a month of made-up reports, counted here.
type madeMonth struct {
	rnd    *rand.Rand
	counts map[string]*[5]int64 // "unit 3", "topic 0", "total 0": the row 0 is the unknown one
	issues map[string]map[int]bool
}

const (
	madeUnits    = 6
	madeTopics   = 4
	madeChannels = 3
)

// makeMonth makes few or many reports, most of them of some units.
func makeMonth(rnd *rand.Rand) *madeMonth {
	m := &madeMonth{rnd, map[string]*[5]int64{}, map[string]map[int]bool{}}
	busy, unknown := rnd.IntN(3)+1, rnd.IntN(3)
	unit := func() int {
		switch {
		case unknown > 0 && rnd.IntN(4) < unknown:
			return 0
		case rnd.IntN(3) > 0:
			return 1 + rnd.IntN(busy)
		}
		return 1 + rnd.IntN(madeUnits-1)
	}
	sizes := []int{0, 1, 2, 4, 8, 20, 60}
	for range sizes[rnd.IntN(len(sizes))] {
		m.report(0, unit(), m.some(madeTopics), nil, false)
	}
	for range sizes[rnd.IntN(len(sizes))] {
		m.report(1, unit(), m.some(madeTopics), nil, false)
	}
	for range sizes[rnd.IntN(len(sizes))] {
		thematic := rnd.IntN(2) == 0
		topics, issues := m.some(madeTopics), m.some(12) // issue i is of topic i modulo madeTopics
		if thematic {
			topics = []int{rnd.IntN(madeTopics)}
			issues = slices.DeleteFunc(issues, func(i int) bool { return i%madeTopics != topics[0] })
		}
		m.report(2, unit(), topics, issues, thematic)
	}
	return m
}

func (m *madeMonth) some(of int) (chosen []int) {
	for i := range of {
		if m.rnd.IntN(of) == 0 {
			chosen = append(chosen, i)
		}
	}
	return chosen
}

func (m *madeMonth) report(measure, unit int, topics, issues []int, thematic bool) {
	under := map[int]bool{}
	for _, t := range topics {
		under[t+1] = true
	}
	for _, i := range issues {
		under[i%madeTopics+1] = true
	}
	if len(under) == 0 {
		under[0] = true
	}
	rows := []string{"total 0", fmt.Sprint("unit ", unit), fmt.Sprint("channel ", m.rnd.IntN(madeChannels))}
	for t := range under {
		rows = append(rows, fmt.Sprint("topic ", t))
	}
	for _, row := range rows {
		if m.counts[row] == nil {
			m.counts[row], m.issues[row] = &[5]int64{}, map[int]bool{}
		}
		m.counts[row][measure]++
		if thematic {
			m.counts[row][3]++
		}
		for _, i := range issues {
			if row[0] != 't' || row[1] != 'o' || row[2] != 'p' || row == fmt.Sprint("topic ", i%madeTopics+1) {
				m.issues[row][i] = true
			}
		}
	}
}

func (m *madeMonth) row(table string, i int) analytics.CountRow {
	var counts [5]int64
	name := fmt.Sprint(table, " ", i)
	if c := m.counts[name]; c != nil {
		counts = *c
		counts[4] = int64(len(m.issues[name]))
	}
	var key analytics.Key
	if table == "unit" && i > 0 {
		key.Unit = &analytics.Entry{Code: name}
	}
	return analytics.RowOf(key, counts)
}

func (m *madeMonth) shown() shownMonth {
	s := shownMonth{total: m.row("total", 0)}
	for i := range madeUnits {
		s.units = append(s.units, m.row("unit", i))
	}
	for i := range madeTopics + 1 {
		s.topics = append(s.topics, m.row("topic", i))
	}
	for i := range madeChannels {
		s.channels = append(s.channels, m.row("channel", i))
	}
	return s
}

func (s *shownMonth) hideSmall(least int64) {
	analytics.HideSmall(least, &s.total, s.units, s.topics, s.channels)
}

// smallShown lists the small cells that anybody can read.
func (s *shownMonth) smallShown(least int64) (cells []string) {
	for i, row := range s.units {
		for _, m := range analytics.Measures() {
			if v := row.Count(m).Bound(); row.Unit != nil && v != nil && *v > 0 && *v < least {
				cells = append(cells, fmt.Sprintf("unit%d %s %d", i, m, *v))
			}
		}
	}
	return cells
}

// No hidden cell of any month can be bounded to a range narrower than minCell, whatever is taken together.
func TestNothingHiddenCanBeWorkedOut(t *testing.T) {
	t.Parallel()
	hidden, whole := 0, 0
	for seed := range uint64(30) {
		for _, least := range []int64{2, 3, 5, 10} {
			s := makeMonth(rand.New(rand.NewPCG(seed, 7))).shown()
			s.hideSmall(least)
			if small := s.smallShown(least); len(small) > 0 {
				t.Errorf("seed %d, minCell %d shows %v", seed, least, small)
			}
			a := attack(s)
			if told := a.told(t, least); len(told) > 0 {
				t.Errorf("seed %d, minCell %d tells %v", seed, least, told)
			}
			hidden += len(a.cells)
			if s.total.Count(analytics.WrittenReports).Value == nil {
				whole++
			}
		}
	}
	t.Logf("%d cells hidden, %d months of written reports wholly", hidden, whole)
	if hidden < 1000 || whole < 10 {
		t.Error("hardly anything was hidden")
	}
}

// Where the small cells alone are hidden, the attacker of these tests finds them.
func TestSmallCellsAloneCanBeWorkedOut(t *testing.T) {
	t.Parallel()
	caught, months := 0, 0
	for seed := range uint64(100) {
		s := makeMonth(rand.New(rand.NewPCG(seed, 7))).shown()
		naive := false
		for i, row := range s.units {
			for _, m := range analytics.Measures() {
				if v := *row.Count(m).Value; row.Unit != nil && v > 0 && v < 5 {
					s.units[i], naive = s.units[i].WithCount(m, analytics.Count{Status: analytics.Suppressed}), true
				}
			}
		}
		if !naive {
			continue
		}
		months++
		if len(attack(s).told(t, 5)) > 0 {
			caught++
		}
	}
	t.Logf("caught in %d of %d months", caught, months)
	if caught < months/2 {
		t.Error("the attacker finds too little to be a test of anything")
	}
}

// A month with tallies need not add up: what is small takes the whole measure with it, and what is not reported stays so.
func TestSuppressionOfTallies(t *testing.T) {
	t.Parallel()
	two, ninety := int64(2), int64(90)
	none := analytics.Count{Status: analytics.NotReported}
	row := analytics.RowOf(analytics.Key{Unit: &analytics.Entry{Code: "a"}}, [5]int64{0, 7, 0, 0, 0})
	for _, published := range []analytics.Count{
		{Lower: &two, Status: analytics.AtLeast}, {Value: &two, Status: analytics.Approximate}, {Value: &two, Status: analytics.Exact},
	} {
		s := shownMonth{total: analytics.RowOf(analytics.Key{}, [5]int64{0, 7, 0, 0, 0}), units: []analytics.CountRow{
			row.WithCount(analytics.WrittenReports, published),
			analytics.RowOf(analytics.Key{}, [5]int64{}).WithCount(analytics.WrittenReports, none),
		}}
		s.total = s.total.WithCount(analytics.WrittenReports, analytics.Count{Value: &ninety, Status: analytics.Approximate})
		s.hideSmall(5)
		for _, c := range []struct {
			got  analytics.Count
			want analytics.CountStatus
		}{
			{s.total.Count(analytics.WrittenReports), analytics.Suppressed},
			{s.units[0].Count(analytics.WrittenReports), analytics.Suppressed},
			{s.units[1].Count(analytics.WrittenReports), analytics.NotReported},
			{s.units[0].Count(analytics.Messages), analytics.Exact},
		} {
			if c.got.Status != c.want {
				t.Errorf("%v became %v, not %s", published.Status, c.got, c.want)
			}
		}
	}
}
