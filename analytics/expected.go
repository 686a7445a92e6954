package analytics

import "giaoban/analytics/stats"

// pastOf is the background of a series: the months before it that something can be expected from. There is none where
// that was not asked for.
func (s *Snapshot) pastOf(q TrendsQuery, first int) background {
	if !q.Expected || q.Measure == Issues {
		return background{first: first}
	}
	return s.background(Range{q.Period.From.Add(-stats.FarthestMonth), q.Period.From.Add(-1)}, first)
}

// byTopic gives the counts of a measure in the months of the background, by topic; months without reports are not there.
func (b background) byTopic(past []counted, m Measure) map[string]map[Month]int64 {
	all := map[string]map[Month]int64{}
	keys, counts := b.series(past, m)
	for i, key := range keys {
		all[key.topic] = map[Month]int64{}
		for j, n := range counts[i] {
			all[key.topic][b.months[j]] = n
		}
	}
	return all
}

// expect tells for each month of a series what was expected of it. amounts are those of the months of the series; history
// are the counts of the months before. Only counts of rows are judged, and only by counts of rows in months that are over
// and in which the topic was in use.
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
			if s.rowsTell(measure, m) && s.over(m) && row.Topic.inUse(m) {
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

// inUse tells whether an entry was in its registry's use by a month; nil, the unknown, always was.
func (e *Entry) inUse(m Month) bool { return e == nil || e.ValidFrom == nil || *e.ValidFrom <= m }
