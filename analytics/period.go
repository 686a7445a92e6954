package analytics

// over tells whether a month has ended by the day to which data is complete.
func (s *Snapshot) over(m Month) bool {
	return s.through == nil || s.store.calendar.End(m) <= *s.through
}

func (s *Snapshot) isCovered(m Month) bool { return s.covered != nil && s.covered.Contains(m) }

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
	return s.through != nil && s.store.calendar.Start(m) > *s.through
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

// status says how sure counts of these months are.
func (s *Snapshot) status(months ...Month) CountStatus {
	covered, complete := 0, 0
	for _, m := range months {
		if s.isCovered(m) {
			covered++
			if s.over(m) {
				complete++
			}
		}
	}
	switch {
	case covered == 0:
		return NotReported
	case complete < len(months):
		return Partial
	}
	return Exact
}

func countOf(value int64, status CountStatus) Count {
	if status == NotReported {
		return Count{Status: status}
	}
	return Count{Value: &value, Status: status}
}

// baseline is a period to compare with: its months, cut to the days that the current period has data of.
type baseline struct {
	Period
	cells   []cell
	status  CountStatus
	caveats []Caveat
	noDelta bool // the two periods hold different stretches of months
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
	x := baseline{Period: s.period(r)}
	sameLength := r.Len() == current.Len()
	x.noDelta = !sameLength
	x.DaysCounted = 0
	partial, uncovered := false, false
	begun := s.period(current).DaysCounted > 0 // else there is nothing to compare, and the baseline stands whole
	var months []Month
	for k, m := range r.List() {
		limit := s.store.calendar.Days(m)
		if now := current.From.Add(k); sameLength && begun && !s.over(now) {
			limit = min(limit, s.known(now))
		}
		uncovered = uncovered || (limit > 0 && s.known(m) < limit)
		days := min(limit, s.known(m))
		if days == 0 {
			if limit > 0 {
				months = append(months, m)
			}
			continue
		}
		months = append(months, m)
		x.DaysCounted += days
		one := cell{period: number, month: m}
		if days < s.known(m) {
			one.cut = days
		}
		x.cells = append(x.cells, one)
	}
	for _, m := range current.List() {
		partial = partial || (s.isCovered(m) && !s.over(m)) || s.unbegun(m)
		uncovered = uncovered || (!s.isCovered(m) && !s.unbegun(m))
	}
	x.status = s.status(months...)
	if partial {
		x.caveats = append(x.caveats, PartialMonth)
	}
	if uncovered {
		x.caveats = append(x.caveats, PartlyCovered)
		x.noDelta = true
	}
	if !sameLength {
		x.caveats = append(x.caveats, LengthsDiffer)
	}
	return x
}
