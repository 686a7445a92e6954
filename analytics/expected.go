package analytics

import (
	"cmp"

	"giaoban/analytics/stats"
)

// pastOf is the background of a series: the months before it that something can be expected from. There is none where
// that was not asked for.
func (s *Snapshot) pastOf(q TrendsQuery, first int) background {
	if !q.Expected || q.Measure == Issues {
		return background{first: first}
	}
	return s.background(Range{q.Period.From.Add(-stats.FarthestMonth), q.Period.From.Add(-1)}, first)
}

// byKey gives the counts of a measure in the months of the background, by row; months without reports are not there.
func (b background) byKey(past []counted, m Measure) map[cellKey]map[Month]int64 {
	all := map[cellKey]map[Month]int64{}
	keys, counts := b.series(past, m)
	for i, key := range keys {
		all[key] = map[Month]int64{}
		for j, n := range counts[i] {
			all[key][b.months[j]] = n
		}
	}
	return all
}

// whole is the row that a cell is of, over all periods.
func (k cellKey) whole() cellKey {
	k.period = 0
	return k
}

// expect tells for each month of a series what was expected of it. amounts are those of the months of the series; history
// are the counts of the months before. Only counts of rows are judged, and only by counts of rows in months that are over
// and in which the row was in use.
func (s *Snapshot) expect(row TrendRow, amounts []amount, history map[Month]int64, measure Measure) {
	counts := make(map[Month]int64, len(history)+len(amounts))
	for m, n := range history {
		counts[m] = n
	}
	for i, point := range row.Series {
		counts[point.Month] = amounts[i].n
	}
	for i := range row.Series {
		point := &row.Series[i]
		if point.Count.Value == nil || amounts[i].tallied() {
			continue
		}
		var past []stats.PastMonth
		for ago := 1; ago <= stats.FarthestMonth; ago++ {
			m := point.Month.Add(-ago)
			if s.rowsTell(measure, m) && s.over(m) && row.inUse(m) {
				past = append(past, stats.PastMonth{Ago: ago, Count: counts[m], Days: s.store.calendar.Days(m)})
			}
		}
		judgement := stats.NothingKnown
		if e, ok := stats.Expect(past, s.known(point.Month)); ok {
			point.Expected, judgement = &e, e.Judge(*point.Count.Value)
		}
		point.Aberration = &judgement
	}
}

// inUse tells whether a row's entry was in its registry's use by a month; a total, a kind and the unknown always were.
func (k Key) inUse(m Month) bool {
	e := cmp.Or(k.Topic, k.Unit, k.Channel)
	return e == nil || e.ValidFrom == nil || *e.ValidFrom <= m
}
