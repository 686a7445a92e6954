package analytics

import "giaoban/analytics/stats"

// background is whole months before a period, from which is learnt how much counts vary by themselves. They are further
// periods of a question, so that they cost no statement of their own; tallies never answer them.
type background struct {
	first  int // the number of the first month's period
	months []Month
}

// background lists those of the given months that are over and in the span of rows. first is the number of the period that
// they begin with.
func (s *Snapshot) background(months Range, first int) background {
	b := background{first: first}
	if s.rowSpan == nil {
		return b
	}
	for _, m := range (Range{max(months.From, s.rowSpan.From), min(months.To, s.rowSpan.To)}).List() {
		if s.over(m) {
			b.months = append(b.months, m)
		}
	}
	return b
}

// before is the background of a comparison: up to stats.DispersionHistory months just before the current period. One of
// issues, which are not tested, has none.
func (s *Snapshot) before(m Measure, current Range, baselines int) background {
	if m == Issues {
		return background{first: baselines + 2}
	}
	return s.background(Range{current.From.Add(-stats.DispersionHistory), current.From.Add(-1)}, baselines+2)
}

func (b background) cells() []cell {
	cells := make([]cell, len(b.months))
	for i, m := range b.months {
		cells[i] = cell{period: b.first + i, month: m}
	}
	return cells
}

// split parts the rows of the asked periods from those of the background.
func (b background) split(rows []counted) (asked, past []counted) {
	for _, r := range rows {
		if r.period < b.first {
			asked = append(asked, r)
		} else {
			past = append(past, r)
		}
	}
	return asked, past
}

// series gives the counts of a measure in every month of the background, for each key in the order of the rows.
func (b background) series(past []counted, m Measure) (keys []cellKey, counts [][]int64) {
	at := map[cellKey]int{}
	for _, r := range past {
		month := r.period - b.first
		key := r.whole()
		i, known := at[key]
		if !known {
			i = len(keys)
			at[key], keys, counts = i, append(keys, key), append(counts, make([]int64, len(b.months)))
		}
		counts[i][month] = r.values[m.index()]
	}
	return keys, counts
}

// days gives the days of every month of the background, 0 where rows do not tell of the measure. The empty measure stands
// for one that the filter leaves nothing of (Filter.counts): rows then tell of every month that they span.
func (b background) days(s *Snapshot, measure Measure) []int {
	days := make([]int, len(b.months))
	for i, m := range b.months {
		if s.rowsTell(measure, m) {
			days[i] = s.store.calendar.Days(m)
		}
	}
	return days
}

// dispersion of a measure over all rows of the background; nil for issues, which are not tested.
func (s *Snapshot) dispersion(b background, past []counted, m Measure, f Filter) *float64 {
	if m == Issues {
		return nil
	}
	_, counts := b.series(past, m)
	d := stats.Dispersion(counts, b.days(s, f.counts(m, nil)))
	return &d
}
