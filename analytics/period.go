package analytics

// over tells whether a month has ended by the day to which data is complete. A month that only tallies speak of has.
func (s *Snapshot) over(m Month) bool {
	return s.through == nil || s.store.calendar.End(m) <= *s.through || s.onlyTallied(m)
}

// isCovered tells whether a month lies in the span of rows or has a tally. Between two tallies nothing is known.
func (s *Snapshot) isCovered(m Month) bool { return s.inRowSpan(m) || s.tallies.tallied(m) }

func (s *Snapshot) inRowSpan(m Month) bool { return s.rowSpan != nil && s.rowSpan.Contains(m) }

func (s *Snapshot) onlyTallied(m Month) bool { return !s.inRowSpan(m) && s.tallies.tallied(m) }

// rowsTell tells whether rows say how many there are of a measure in a month, 0 included.
func (s *Snapshot) rowsTell(measure Measure, m Month) bool {
	return s.inRowSpan(m) && !s.tallies.replaced(measure, m)
}

// known is the number of days of a month that data covers.
func (s *Snapshot) known(m Month) int {
	switch {
	case !s.isCovered(m):
		return 0
	case s.over(m):
		return s.store.calendar.Days(m)
	}
	return max(0, int(*s.through-s.store.calendar.Start(m))+1)
}

// unbegun tells whether a month begins after the day to which data is complete.
func (s *Snapshot) unbegun(m Month) bool {
	return s.through != nil && s.store.calendar.Start(m) > *s.through && !s.onlyTallied(m)
}

func (s *Snapshot) period(r Range) Period {
	p := Period{Range: r, Start: s.store.calendar.Start(r.From), End: s.store.calendar.End(r.To), Complete: true}
	p.Days = int(p.End-p.Start) + 1
	for _, m := range r.List() {
		p.DaysCounted += s.known(m)
		p.Complete = p.Complete && s.isCovered(m) && s.over(m)
	}
	return p
}

// status says how sure a count of rows is. Where some months have no rows of the measure and tallies that do not fit
// the question, and no month has rows of it, a number would only be what the other months lack.
func (s *Snapshot) status(measure Measure, months ...Month) CountStatus {
	covered, complete, replaced, measured := 0, 0, false, false
	for _, m := range months {
		replaced = replaced || s.tallies.replaced(measure, m)
		measured = measured || s.tallies.hasRows(measure, m)
		if s.rowsTell(measure, m) {
			covered++
			if s.over(m) {
				complete++
			}
		}
	}
	switch {
	case covered == 0, replaced && !measured:
		return NotReported
	case complete < len(months):
		return Partial
	}
	return Exact
}

// baseline is a period to compare with: its months, cut to the days that the current period has data of.
type baseline struct {
	Period
	cells      []cell
	months     []Month       // those that are compared
	limits     map[Month]int // how many first days of each
	cut        bool          // some of them are not whole
	sameLength bool
	overlap    bool // months of it are in the current period too
	partial    bool // the current period is not over
}

// wholeCells makes a range of whole months the first period of a question.
func wholeCells(r Range) []cell {
	var cells []cell
	for _, m := range r.List() {
		cells = append(cells, cell{period: 1, month: m})
	}
	return cells
}

// against works out a baseline. Where the current period is not over, the k-th month of the baseline is cut to
// the days that the k-th month of the current period has data of, so that like is compared with like.
func (s *Snapshot) against(number int, current Range, b Baseline) baseline {
	r := b.Range(current)
	x := baseline{Period: s.period(r), sameLength: r.Len() == current.Len(), overlap: r.overlaps(current), limits: map[Month]int{}}
	x.DaysCounted = 0
	begun := s.period(current).DaysCounted > 0 // else there is nothing to compare, and the baseline stands whole
	for k, m := range r.List() {
		limit := s.store.calendar.Days(m)
		if now := current.From.Add(k); x.sameLength && begun && !s.over(now) {
			limit = min(limit, s.known(now))
		}
		x.cut = x.cut || limit < s.store.calendar.Days(m)
		if limit > 0 {
			x.months, x.limits[m] = append(x.months, m), limit
		}
		days := min(limit, s.known(m))
		if days == 0 {
			continue
		}
		x.DaysCounted += days
		one := cell{period: number, month: m}
		if days < s.known(m) {
			one.cut = days
		}
		x.cells = append(x.cells, one)
	}
	for _, m := range current.List() {
		x.partial = x.partial || (s.isCovered(m) && !s.over(m)) || s.unbegun(m)
	}
	return x
}
